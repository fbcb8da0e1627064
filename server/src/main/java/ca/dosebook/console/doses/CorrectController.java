package ca.dosebook.console.doses;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayRecordPastDoses;
import ca.dosebook.audit.Act;
import ca.dosebook.console.Ids;
import ca.dosebook.console.persons.RecordDoor;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.kernel.Personal;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was typed wrong about a dose: change it, look at before and after, do it or ask a second person. */
@Controller
@MayRecordPastDoses
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/doses/{dose}/correct")
class CorrectController {

    private final Pages pages;
    private final RecordDoor door;
    private final Changing changing;
    private final DoseWords words;

    CorrectController(Pages pages, RecordDoor door, Changing changing, DoseWords words) {
        this.pages = pages;
        this.door = door;
        this.changing = changing;
        this.words = words;
    }

    /**
     * @param act the id of the entry: sent twice, it is corrected once
     * @param clinic whether it is a dose of ours: its lot came from the stock, and it has a place on the body
     */
    @Personal
    record Correct(
            String name,
            String address,
            UUID act,
            List<Fact> facts,
            boolean clinic,
            boolean two,
            CorrectDoseForm form,
            Typed given,
            List<Choice> arms) {
        @Override
        public String toString() {
            return "Correct[masked]";
        }
    }

    /** @param two whether a second person has to agree */
    @Personal
    record CorrectCheck(String name, String address, UUID act, List<Fact> facts, boolean two, CorrectDoseForm form) {
        @Override
        public String toString() {
            return "CorrectCheck[masked]";
        }
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable UUID finding, @PathVariable String dose) {
        return door.open(frame, staff, finding, Act.DOSES_SEEN, person -> {
            Dose one = changing.dose(person, dose);
            return form(frame, finding, person, one, Uuids.next(), CorrectDoseForm.of(one), FormErrors.none());
        });
    }

    /** @param step {@code do} does it, {@code back} goes back to the form, anything else looks at it once more */
    @PostMapping
    View check(
            Frame frame,
            SignedIn staff,
            @PathVariable UUID finding,
            @PathVariable String dose,
            CorrectDoseForm form,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String step) {
        Texts t = frame.t();
        UUID id = Ids.of(act).orElseGet(Uuids::next);
        return door.open(frame, staff, finding, Act.DOSES_SEEN, person -> {
            Dose one = changing.dose(person, dose);
            boolean two = changing.takesTwo(one, form.newDay(one));
            FormErrors errors = Doses.isOwn(staff, person)
                    ? FormErrors.none().and("given", t.of("doses.error.own"))
                    : form.errors(t, one, two);
            if (step.equals("back") || !errors.isEmpty()) {
                return form(frame, finding, person, one, id, form, step.equals("back") ? FormErrors.none() : errors);
            }
            if (!step.equals("do")) {
                return checkPage(frame, finding, person, one, id, form, two);
            }
            Correction correction = form.correction(id, one, two);
            if (two) {
                return changing.ask(frame, staff, person, one, correction, form.words());
            }
            Optional<FormErrors> refused = DoseWords.errors(t, changing.correct(person, correction, staff), "given");
            return refused.isPresent()
                    ? form(frame, finding, person, one, id, form, refused.get())
                    : Pages.seeOther(frame.to(Changing.path(finding) + "?done=CORRECTED"));
        });
    }

    private View form(
            Frame frame, UUID finding, Person person, Dose dose, UUID act, CorrectDoseForm form, FormErrors errors) {
        Texts t = frame.t();
        return pages.page(
                "console/doses/correct",
                frame.title(t.of("doses.correct.title"))
                        .back(frame.to(Changing.path(finding)))
                        .errors(errors),
                new Correct(
                        person.identity().name().full(),
                        address(frame, finding, dose),
                        act,
                        words.brief(t, dose),
                        dose.source() == DoseSource.CLINIC,
                        changing.takesTwo(dose) || changing.takesTwo(dose, form.newDay(dose)),
                        form,
                        form.given(),
                        Stream.of(BodySite.values())
                                .map(arm -> Choice.of(arm.name(), t.of("receipts.bodySite." + arm.name())))
                                .toList()));
    }

    private View checkPage(
            Frame frame, UUID finding, Person person, Dose dose, UUID act, CorrectDoseForm form, boolean two) {
        Texts t = frame.t();
        List<Fact> facts = new ArrayList<>(words.brief(t, dose));
        form.newDay(dose).ifPresent(day -> facts.add(Fact.of(t.of("doses.correct.newDay"), t.date(day))));
        form.newArm(dose)
                .ifPresent(arm ->
                        facts.add(Fact.of(t.of("doses.correct.newArm"), t.of("receipts.bodySite." + arm.name()))));
        form.newLot(dose).ifPresent(lot -> facts.add(Fact.of(t.of("doses.correct.newLot"), lot)));
        if (!form.words().isEmpty()) {
            facts.add(Fact.of(t.of(two ? "doses.why" : "doses.note"), form.words()));
        }
        return pages.page(
                "console/doses/correctCheck",
                frame.title(t.of("doses.check.title")).back(frame.to(Changing.path(finding))),
                new CorrectCheck(
                        person.identity().name().full(), address(frame, finding, dose), act, facts, two, form));
    }

    private static String address(Frame frame, UUID finding, Dose dose) {
        return frame.to(Changing.path(finding) + "/" + dose.id().value() + "/correct");
    }
}
