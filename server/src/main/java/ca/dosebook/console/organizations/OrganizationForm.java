package ca.dosebook.console.organizations;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is typed about an organization, as typed. */
record OrganizationForm(
        @Nullable String kind,
        @Nullable String english,
        @Nullable String french,
        @Nullable String unit,
        @Nullable List<String> sites) {

    static final OrganizationForm EMPTY = new OrganizationForm(null, null, null, null, null);

    private static final int LONGEST_NAME = 200;

    static OrganizationForm of(Organization organization) {
        OptionalInt unit = organization.healthUnit();
        return new OrganizationForm(
                organization.kind().name(),
                organization.name().en(),
                organization.name().fr(),
                unit.isPresent() ? String.valueOf(unit.getAsInt()) : "",
                organization.sites().stream().map(UUID::toString).toList());
    }

    Optional<OrganizationKind> kindChosen() {
        return Arrays.stream(OrganizationKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst();
    }

    /** Of a health unit or a hospital. */
    OptionalInt unitChosen() {
        boolean lies = kindChosen()
                .filter(chosen -> chosen == OrganizationKind.HEALTH_UNIT || chosen == OrganizationKind.HOSPITAL)
                .isPresent();
        return lies && said(unit).matches("[0-9]{4}")
                ? OptionalInt.of(Integer.parseInt(said(unit)))
                : OptionalInt.empty();
    }

    Bilingual name() {
        return new Bilingual(said(english), said(french));
    }

    /** Those of the form that are sites the organization can have. */
    Set<UUID> sitesAmong(Set<UUID> possible) {
        return ticked().stream()
                .flatMap(typed -> Ids.of(typed).stream())
                .filter(possible::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<String> ticked() {
        return sites == null ? List.of() : sites;
    }

    FormErrors nameErrors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (said(english).isEmpty() || said(english).length() > LONGEST_NAME) {
            errors = errors.and("english", t.of("organizations.english.wrong"));
        }
        if (said(french).isEmpty() || said(french).length() > LONGEST_NAME) {
            errors = errors.and("french", t.of("organizations.french.wrong"));
        }
        return errors;
    }

    private static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
