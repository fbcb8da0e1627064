package ca.dosebook.console.doses;

import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.console.persons.RecordDoor;
import ca.dosebook.immunizations.CorrectOutcome;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** What correcting and striking out have in common: finding the dose, and who has to agree. */
@Component
class Changing {

    private final Doses doses;
    private final OldDoses old;
    private final Approvals approvals;
    private final Clock clock;

    Changing(Doses doses, OldDoses old, Approvals approvals, Clock clock) {
        this.doses = doses;
        this.old = old;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** The dose of an address, as it stands in this person's record; 404 for any other. */
    Dose dose(Person person, String id) {
        return doses.history(person.key()).find(new DoseId(Ids.inAddress(id))).orElseThrow(Ids::notFound);
    }

    boolean takesTwo(Dose dose) {
        return old.isOld(dose);
    }

    /** @param day the new one; empty when it stays, which anyone may do alone */
    boolean takesTwo(Dose dose, Optional<LocalDate> day) {
        return day.filter(to -> old.isOld(dose, to)).isPresent();
    }

    LocalDate today() {
        return clock.instant().atZone(Moments.ZONE).toLocalDate();
    }

    CorrectOutcome correct(Person person, Correction correction, SignedIn staff) {
        return doses.correct(person.key(), correction, staff, today());
    }

    CorrectOutcome strike(Person person, Correction correction, SignedIn staff) {
        return doses.strike(person.key(), correction, staff);
    }

    /** Asks a second person, and shows the request. */
    View ask(Frame frame, SignedIn staff, Person person, Dose dose, Correction correction, String why) {
        ApprovalRequest asked = approvals
                .ask(staff, OldDoses.NAME, old.parameters(person.key(), dose, correction), why)
                .orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    static String path(UUID finding) {
        return RecordDoor.path(finding) + "/doses";
    }
}
