package ca.dosebook.console.doses;

import ca.dosebook.approvals.Approvals;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.inventory.Lot;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is right about a dose, as typed; what is as it was changes nothing. What the form did not send is null.
 *
 * @param note for colleagues; or, where two are needed, for the second person
 */
@Personal
record CorrectDoseForm(
        @Nullable String givenDay,
        @Nullable String givenMonth,
        @Nullable String givenYear,
        @Nullable String arm,
        @Nullable String lot,
        @Nullable String note) {

    private static final int LONGEST_NOTE = 500;

    CorrectDoseForm {
        givenDay = said(givenDay);
        givenMonth = said(givenMonth);
        givenYear = said(givenYear);
        arm = said(arm);
        lot = said(lot);
        note = said(note);
    }

    static CorrectDoseForm of(Dose dose) {
        Typed given = Typed.of(dose.givenOn());
        return new CorrectDoseForm(
                given.day(),
                given.month(),
                given.year(),
                dose.bodySite().map(Enum::name).orElse(""),
                dose.lotNumber().orElse(""),
                "");
    }

    private static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    Typed given() {
        return new Typed(said(givenDay), said(givenMonth), said(givenYear));
    }

    String words() {
        return said(note);
    }

    Optional<LocalDate> newDay(Dose dose) {
        return given().date().filter(day -> !day.equals(dose.givenOn()));
    }

    /** Doses from elsewhere have no place on the body. */
    Optional<BodySite> newArm(Dose dose) {
        return Stream.of(BodySite.values())
                .filter(each ->
                        dose.source() == DoseSource.CLINIC && each.name().equals(arm))
                .filter(each -> dose.bodySite().filter(each::equals).isEmpty())
                .findFirst();
    }

    /** The lot of a clinic's dose came from its stock, and is not what somebody typed. */
    Optional<String> newLot(Dose dose) {
        return Optional.of(said(lot))
                .filter(number -> dose.source() != DoseSource.CLINIC && !number.isEmpty())
                .filter(number -> !dose.lotNumber().equals(Optional.of(number)));
    }

    /** @param two whether this change of the date needs a second person */
    FormErrors errors(Texts t, Dose dose, boolean two) {
        FormErrors errors = FormErrors.none();
        if (given().date().isEmpty()) {
            errors = errors.and("given", t.of("doses.given.error"));
        }
        if (newLot(dose).filter(number -> !Lot.isNumber(number)).isPresent()) {
            errors = errors.and("lot", t.of("doses.lot.error", Lot.LONGEST_NUMBER));
        }
        if (words().length() > LONGEST_NOTE) {
            errors = errors.and("note", t.of("doses.note.error", LONGEST_NOTE));
        }
        if (two && words().isEmpty()) {
            errors = errors.and("note", t.of("doses.why.error", Approvals.LONGEST_REASON));
        }
        boolean same =
                newDay(dose).isEmpty() && newArm(dose).isEmpty() && newLot(dose).isEmpty();
        return errors.isEmpty() && same ? errors.and("given", t.of("doses.correct.same")) : errors;
    }

    /** @param two the words are for the second person, and do not go into the record */
    Correction correction(UUID act, Dose dose, boolean two) {
        return new Correction(
                new DoseId(act),
                dose.id(),
                Correction.Reason.TYPED_WRONG,
                newDay(dose),
                newArm(dose),
                newLot(dose),
                two || words().isEmpty() ? Optional.empty() : Optional.of(words()));
    }

    @Override
    public String toString() {
        return "CorrectDoseForm[masked]";
    }
}
