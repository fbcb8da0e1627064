package ca.dosebook.console.doses;

import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Moments;
import ca.dosebook.immunizations.CorrectOutcome;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A dose in words, for staff. */
@Component
class DoseWords {

    private final Vaccines vaccines;
    private final Clinics clinics;
    private final StaffDirectory directory;

    DoseWords(Vaccines vaccines, Clinics clinics, StaffDirectory directory) {
        this.vaccines = vaccines;
        this.clinics = clinics;
        this.directory = directory;
    }

    String heading(Texts t, Dose dose) {
        return t.of("doses.heading", dose.ordinal().value(), t.shortDate(dose.givenOn()));
    }

    /** Everything that is known of it, and how it came into the record. */
    List<Fact> facts(Texts t, Dose dose, List<String> notes) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("receipts.product"), product(t, dose.product())));
        dose.lotNumber().ifPresent(lot -> facts.add(Fact.of(t.of("receipts.lot"), lot)));
        facts.add(Fact.of(t.of("receipts.where"), where(t, dose)));
        dose.bodySite()
                .ifPresent(
                        site -> facts.add(Fact.of(t.of("doses.bodySite"), t.of("receipts.bodySite." + site.name()))));
        dose.vaccinator().flatMap(this::name).ifPresent(giver -> facts.add(Fact.of(t.of("receipts.giver"), giver)));
        String by = dose.enteredBy().flatMap(this::name).orElseGet(() -> t.of("doses.import"));
        String entered = dose.corrected() ? "doses.corrected" : "doses.entered";
        facts.add(Fact.of(t.of(entered), t.of("doses.by", by, Moments.said(t, dose.enteredAt()))));
        if (!notes.isEmpty()) {
            facts.add(Fact.of(t.of("doses.note"), String.join("\n", notes)));
        }
        return facts;
    }

    /** What tells a dose from another, for a page that changes it. */
    List<Fact> brief(Texts t, Dose dose) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                t.of("doses.which"), t.of("receipts.dose", dose.ordinal().value())));
        facts.add(Fact.of(t.of("receipts.product"), product(t, dose.product())));
        facts.add(Fact.of(t.of("receipts.date"), t.shortDate(dose.givenOn())));
        facts.add(Fact.of(t.of("receipts.where"), where(t, dose)));
        return facts;
    }

    String product(Texts t, ProductCode code) {
        return vaccines.product(code)
                .map(product -> product.name().in(t.language()))
                .orElse(code.value());
    }

    private String where(Texts t, Dose dose) {
        String source = t.of("receipts.source." + dose.source().name());
        return dose.site()
                .flatMap(site -> site(t, site))
                .or(() -> dose.place().map(place -> place + " (" + source + ")"))
                .orElse(source);
    }

    Optional<String> site(Texts t, SiteId id) {
        return clinics.site(id).map(site -> site.name().in(t.language()));
    }

    Optional<String> name(UUID user) {
        UserId id = new UserId(user);
        return Optional.ofNullable(directory.names(Set.of(id)).get(id)).map(StaffName::full);
    }

    /** Why nothing was written; at the field that can be changed. Empty when it was. */
    static Optional<FormErrors> errors(Texts t, CorrectOutcome outcome, String field) {
        return switch (outcome) {
            case CorrectOutcome.Done done -> Optional.empty();
            case CorrectOutcome.OwnRecord() -> error(t, field, "own");
            case CorrectOutcome.Gone() -> error(t, field, "gone");
            case CorrectOutcome.SameDay() -> error(t, field, "sameDay");
            case CorrectOutcome.NotADay() -> error(t, field, "notADay");
            case CorrectOutcome.RecordedMeanwhile() -> error(t, field, "meanwhile");
        };
    }

    private static Optional<FormErrors> error(Texts t, String field, String why) {
        return Optional.of(FormErrors.none().and(field, t.of("doses.error." + why)));
    }
}
