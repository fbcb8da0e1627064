package ca.dosebook.demo;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.signingin.Activation;
import ca.dosebook.access.users.NewUser;
import ca.dosebook.access.users.Organizations;
import ca.dosebook.access.users.Users;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.demo.DemoUser.Workplace;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the demo's staff into the demo's database, and says how to sign in. Whoever is there already stays as they are,
 * also when disabled.
 */
@Component
class DemoStaff {

    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);

    private final Users users;
    private final Organizations organizations;
    private final Activation activation;
    private final Rollout rollout;
    private final Clinics clinics;

    DemoStaff(Users users, Organizations organizations, Activation activation, Rollout rollout, Clinics clinics) {
        this.users = users;
        this.organizations = organizations;
        this.activation = activation;
        this.rollout = rollout;
        this.clinics = clinics;
    }

    @Transactional
    public void bring() {
        Map<Workplace, Organization> workplaces = workplaces();
        for (DemoUser user : DemoUser.ALL) {
            OrganizationId workplace =
                    Objects.requireNonNull(workplaces.get(user.workplace())).id();
            users.addKnown(NewUser.of(user.name(), user.email(), user.language(), workplace, user.role()))
                    .ifPresent(id -> activation.activateKnown(id, DemoUser.PASSWORD, user.secret()));
        }
    }

    /** @param site the address of the pages, without a slash at the end */
    List<String> lines(String site) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Staff, made up too, sign in at " + site + "/en/console/sign-in, each with the password "
                + DemoUser.PASSWORD);
        lines.add("and six digits: \"./dosebook code SECRET\" prints them. Or set up an app with the secret.");
        for (DemoUser user : DemoUser.ALL) {
            lines.add("  %-25s  %-23s  %s"
                    .formatted(
                            user.email(),
                            user.role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            user.secret().grouped().replace(" ", "")));
        }
        return lines;
    }

    private Map<Workplace, Organization> workplaces() {
        Map<Workplace, Organization> workplaces = new EnumMap<>(Workplace.class);
        workplaces.put(
                Workplace.PROVINCE,
                add(OrganizationKind.PROVINCE, new Bilingual("Ontario", "Ontario"), OptionalInt.empty(), Set.of()));
        workplaces.put(
                Workplace.HEALTH_UNIT,
                add(
                        OrganizationKind.HEALTH_UNIT,
                        rollout.healthUnit(KINGSTON).orElseThrow().name(),
                        OptionalInt.of(KINGSTON.value()),
                        Set.of()));
        List<Site> hospitals = clinics.sites().stream()
                .filter(site -> site.healthUnit().equals(KINGSTON) && site.kind() == SiteKind.HOSPITAL)
                .toList();
        workplaces.put(
                Workplace.HOSPITAL,
                add(
                        OrganizationKind.HOSPITAL,
                        hospitals.stream()
                                .map(Site::name)
                                .findFirst()
                                .orElse(new Bilingual("Cataraqui General Hospital", "Hôpital général de Cataraqui")),
                        OptionalInt.of(KINGSTON.value()),
                        hospitals.stream().map(site -> site.id().value()).collect(Collectors.toSet())));
        workplaces.put(
                Workplace.CONTACT_CENTRE,
                add(
                        OrganizationKind.CONTACT_CENTRE,
                        new Bilingual("Provincial contact centre", "Centre d’appels provincial"),
                        OptionalInt.empty(),
                        Set.of()));
        return workplaces;
    }

    private Organization add(OrganizationKind kind, Bilingual name, OptionalInt unit, Set<UUID> sites) {
        return organizations.addKnown(new Organization(new OrganizationId(Uuids.next()), kind, name, unit, sites));
    }
}
