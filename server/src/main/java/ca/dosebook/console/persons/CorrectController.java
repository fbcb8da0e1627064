package ca.dosebook.console.persons;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayMergePersons;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.CorrectOutcome;
import ca.dosebook.people.Correction;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Puts right who a person is: name, date of birth, postal code. */
@Controller
@MayMergePersons
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/correct")
class CorrectController {

    /**
     * @param number masked; it stays
     * @param meanwhile what someone else has made of the record since it was seen; null when nobody has
     */
    @Personal
    record Correct(
            String address,
            CorrectForm form,
            String number,
            List<Choice> reasons,
            @Nullable List<Fact> meanwhile) {
        @Override
        public String toString() {
            return "Correct[masked]";
        }
    }

    private final Pages pages;
    private final RecordDoor door;
    private final People people;
    private final Clock clock;

    CorrectController(Pages pages, RecordDoor door, People people, Clock clock) {
        this.pages = pages;
        this.door = door;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return door.through(frame, staff, finding, shown -> {
            Person person = shown.person();
            CorrectForm form =
                    CorrectForm.of(person.identity(), person.standing().revision());
            return page(frame, finding, person, form, null);
        });
    }

    @PostMapping
    View correct(Frame frame, SignedIn staff, @PathVariable UUID finding, CorrectForm form) {
        return door.through(frame, staff, finding, shown -> correct(frame, staff, finding, shown.person(), form));
    }

    private View correct(Frame frame, SignedIn staff, UUID finding, Person person, CorrectForm form) {
        Texts t = frame.t();
        LocalDate today = LocalDate.ofInstant(clock.instant(), PersonsController.ZONE);
        Identity before = person.identity();
        FormErrors errors = form.errors(t, today, before);
        Optional<Correction> correction = form.correction(today, before);
        if (!errors.isEmpty() || correction.isEmpty()) {
            return page(frame.errors(errors), finding, person, form, null);
        }
        return switch (people.correct(staff.actor(), person.key(), form.seenRevision(), correction.get())) {
            case CorrectOutcome.Corrected(Person now) -> done(frame, finding, PersonController.Done.CORRECTED);
            case CorrectOutcome.NothingToCorrect() -> done(frame, finding, PersonController.Done.SAME);
            case CorrectOutcome.ChangedMeanwhile(Person now) ->
                page(
                        frame.errors(FormErrors.none().and("given", t.of("correcting.meanwhile"))),
                        finding,
                        now,
                        form.seen(now.standing().revision()),
                        PersonFacts.identity(t, now.identity(), false));
            case CorrectOutcome.RecordedAlready(PersonKey other) ->
                page(
                        frame.errors(FormErrors.none().and("family", t.of("correcting.recorded"))),
                        finding,
                        person,
                        form,
                        null);
            case CorrectOutcome.Unknown() -> throw Ids.notFound();
        };
    }

    private static View done(Frame frame, UUID finding, PersonController.Done done) {
        return Pages.seeOther(frame.to(RecordDoor.path(finding) + "?done=" + done));
    }

    private View page(Frame frame, UUID finding, Person person, CorrectForm form, @Nullable List<Fact> meanwhile) {
        Texts t = frame.t();
        String record = frame.to(RecordDoor.path(finding));
        return pages.page(
                "console/persons/correct",
                frame.title(t.of("correcting.title")).back(record),
                new Correct(
                        record + "/correct",
                        form,
                        person.identity()
                                .document()
                                .healthNumber()
                                .map(card -> card.masked())
                                .orElse(t.of("persons.noCard")),
                        Stream.of(Correction.Reason.values())
                                .filter(Correction.Reason::isCorrection)
                                .map(reason -> Choice.of(reason.name(), t.of("correcting.reason." + reason.name())))
                                .toList(),
                        meanwhile));
    }
}
