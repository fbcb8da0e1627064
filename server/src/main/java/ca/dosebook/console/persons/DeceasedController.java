package ca.dosebook.console.persons;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayMergePersons;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.EndReason;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.people.CorrectOutcome;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/**
 * Records that a person died, and takes it back. First the death, then the appointments: whatever stops between the two
 * leaves a record that says what is left to do.
 */
@Controller
@MayMergePersons
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/deceased")
class DeceasedController {

    /** The day as typed, and the revision of the record that was seen. */
    @Personal
    record DeceasedForm(
            @Nullable String diedDay,
            @Nullable String diedMonth,
            @Nullable String diedYear,
            @Nullable String revision) {

        Optional<LocalDate> day(LocalDate born, LocalDate today) {
            return new TypedDate(diedDay, diedMonth, diedYear).between(born, today);
        }

        /** -1, which no record has, for what is no number. */
        int seenRevision() {
            return revision != null && revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : -1;
        }

        @Override
        public String toString() {
            return "DeceasedForm[masked]";
        }
    }

    /** @param leaving the appointments that are cancelled then */
    @Personal
    record Deceased(String name, String address, DeceasedForm form, List<PersonPage.Line> leaving) {
        @Override
        public String toString() {
            return "Deceased[masked]";
        }
    }

    private final Pages pages;
    private final RecordDoor door;
    private final People people;
    private final Appointments appointments;
    private final Clock clock;

    DeceasedController(Pages pages, RecordDoor door, People people, Appointments appointments, Clock clock) {
        this.pages = pages;
        this.door = door;
        this.people = people;
        this.appointments = appointments;
        this.clock = clock;
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return door.through(frame, staff, finding, shown -> {
            String revision = Integer.toString(shown.person().standing().revision());
            return page(frame, finding, shown, new DeceasedForm(null, null, null, revision));
        });
    }

    @PostMapping
    View record(Frame frame, SignedIn staff, @PathVariable UUID finding, DeceasedForm form) {
        return door.through(frame, staff, finding, shown -> record(frame, staff, finding, shown, form));
    }

    private View record(Frame frame, SignedIn staff, UUID finding, Opened.Shown shown, DeceasedForm form) {
        Texts t = frame.t();
        Person person = shown.person();
        LocalDate today = LocalDate.ofInstant(clock.instant(), PersonsController.ZONE);
        Optional<LocalDate> day = form.day(person.identity().birthDate(), today);
        if (day.isEmpty()) {
            FormErrors errors = FormErrors.none().and("died", t.of("correcting.died.error"));
            return page(frame.errors(errors), finding, shown, form);
        }
        CorrectOutcome outcome = people.recordDeath(staff.actor(), person.key(), form.seenRevision(), day.get());
        return switch (outcome) {
            case CorrectOutcome.Corrected(Person now) -> cancelled(frame, staff, finding, shown);
            case CorrectOutcome.NothingToCorrect() -> cancelled(frame, staff, finding, shown);
            case CorrectOutcome.ChangedMeanwhile(Person now) ->
                seeRecord(frame, finding, PersonController.Done.MEANWHILE);
            // Neither name nor birth date changes here, so nobody else can have them.
            case CorrectOutcome.RecordedAlready(PersonKey other) -> throw Ids.notFound();
            case CorrectOutcome.Unknown() -> throw Ids.notFound();
        };
    }

    private View cancelled(Frame frame, SignedIn staff, UUID finding, Opened.Shown shown) {
        cancel(staff, shown);
        return seeRecord(frame, finding, PersonController.Done.DECEASED);
    }

    private void cancel(SignedIn staff, Opened.Shown shown) {
        shown.ahead(clock.instant())
                .forEach(visit -> appointments.cancel(
                        visit.booking(), Set.of(visit.appointment().dose()), EndReason.DECEASED, staff.actor()));
    }

    /** What a booking made meanwhile, or an act that was cut short, has left. */
    @PostMapping("/appointments")
    View cancelLeft(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return door.through(frame, staff, finding, shown -> {
            if (shown.person().isDeceased()) {
                cancel(staff, shown);
            }
            return seeRecord(frame, finding, PersonController.Done.CANCELLED);
        });
    }

    @PostMapping("/undo")
    View undo(Frame frame, SignedIn staff, @PathVariable UUID finding, DeceasedForm form) {
        return door.through(frame, staff, finding, shown -> {
            PersonKey key = shown.person().key();
            return switch (people.undoDeath(staff.actor(), key, form.seenRevision())) {
                case CorrectOutcome.Corrected(Person now) -> seeRecord(frame, finding, PersonController.Done.ALIVE);
                case CorrectOutcome.NothingToCorrect() -> seeRecord(frame, finding, PersonController.Done.ALIVE);
                case CorrectOutcome.ChangedMeanwhile(Person now) ->
                    seeRecord(frame, finding, PersonController.Done.MEANWHILE);
                case CorrectOutcome.RecordedAlready(PersonKey other) -> throw Ids.notFound();
                case CorrectOutcome.Unknown() -> throw Ids.notFound();
            };
        });
    }

    private static View seeRecord(Frame frame, UUID finding, PersonController.Done done) {
        return Pages.seeOther(frame.to(RecordDoor.path(finding) + "?done=" + done));
    }

    private View page(Frame frame, UUID finding, Opened.Shown shown, DeceasedForm form) {
        Texts t = frame.t();
        String record = frame.to(RecordDoor.path(finding));
        return pages.page(
                "console/persons/deceased",
                frame.title(t.of("correcting.deceased.title")).back(record),
                new Deceased(
                        shown.person().identity().name().full(),
                        record + "/deceased",
                        form,
                        shown.ahead(clock.instant()).stream()
                                .map(visit -> PersonFacts.line(t, visit, clock.instant()))
                                .toList()));
    }
}
