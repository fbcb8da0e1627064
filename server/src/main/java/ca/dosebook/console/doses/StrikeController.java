package ca.dosebook.console.doses;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayRecordPastDoses;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.audit.Act;
import ca.dosebook.console.Ids;
import ca.dosebook.console.persons.RecordDoor;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Striking out a dose that never was: say why, look at what follows, do it or ask a second person. */
@Controller
@MayRecordPastDoses
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/doses/{dose}/strike")
class StrikeController {

    private static final List<Correction.Reason> REASONS =
            List.of(Correction.Reason.NEVER_GIVEN, Correction.Reason.DUPLICATE, Correction.Reason.OTHER_PERSON);
    private static final int LONGEST_NOTE = 500;

    private final Pages pages;
    private final RecordDoor door;
    private final Changing changing;
    private final DoseWords words;

    StrikeController(Pages pages, RecordDoor door, Changing changing, DoseWords words) {
        this.pages = pages;
        this.door = door;
        this.changing = changing;
        this.words = words;
    }

    /**
     * @param act the id of the entry: sent twice, it is struck out once
     * @param note for colleagues; or, where two are needed, for the second person
     */
    @Personal
    record Strike(
            String name,
            String address,
            UUID act,
            List<Fact> facts,
            boolean two,
            List<Choice> reasons,
            String reason,
            String note) {
        @Override
        public String toString() {
            return "Strike[masked]";
        }
    }

    /** Looked at once more. */
    @Personal
    record StrikeCheck(
            String name, String address, UUID act, List<Fact> facts, boolean two, String reason, String note) {
        @Override
        public String toString() {
            return "StrikeCheck[masked]";
        }
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable UUID finding, @PathVariable String dose) {
        return door.open(frame, staff, finding, Act.DOSES_SEEN, person -> {
            Dose one = changing.dose(person, dose);
            return form(frame, finding, person, one, new Sent(Uuids.next(), "", ""), FormErrors.none());
        });
    }

    @Personal
    private record Sent(UUID act, String reason, String note) {
        @Override
        public String toString() {
            return "Sent[masked]";
        }
    }

    /** @param step {@code do} does it, {@code back} goes back to the form, anything else looks at it once more */
    @PostMapping
    View check(
            Frame frame,
            SignedIn staff,
            @PathVariable UUID finding,
            @PathVariable String dose,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String step) {
        Texts t = frame.t();
        Sent sent = new Sent(Ids.of(act).orElseGet(Uuids::next), reason, note.strip());
        return door.open(frame, staff, finding, Act.DOSES_SEEN, person -> {
            Dose one = changing.dose(person, dose);
            boolean two = changing.takesTwo(one);
            FormErrors errors = Doses.isOwn(staff, person)
                    ? FormErrors.none().and("reason", t.of("doses.error.own"))
                    : errors(t, sent, two);
            if (step.equals("back") || !errors.isEmpty()) {
                return form(frame, finding, person, one, sent, step.equals("back") ? FormErrors.none() : errors);
            }
            if (!step.equals("do")) {
                return checkPage(frame, finding, person, one, sent);
            }
            Correction correction = new Correction(
                    new DoseId(sent.act()),
                    one.id(),
                    Correction.Reason.valueOf(sent.reason()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    two || sent.note().isEmpty() ? Optional.empty() : Optional.of(sent.note()));
            if (two) {
                return changing.ask(frame, staff, person, one, correction, sent.note());
            }
            Optional<FormErrors> refused = DoseWords.errors(t, changing.strike(person, correction, staff), "reason");
            return refused.isPresent()
                    ? form(frame, finding, person, one, sent, refused.get())
                    : Pages.seeOther(frame.to(Changing.path(finding) + "?done=STRUCK"));
        });
    }

    private static FormErrors errors(Texts t, Sent sent, boolean two) {
        FormErrors errors = FormErrors.none();
        if (REASONS.stream().noneMatch(each -> each.name().equals(sent.reason()))) {
            errors = errors.and("reason", t.of("doses.strike.reason.error"));
        }
        if (two && sent.note().isEmpty()) {
            errors = errors.and("note", t.of("doses.why.error", Approvals.LONGEST_REASON));
        }
        if (sent.note().length() > LONGEST_NOTE) {
            errors = errors.and("note", t.of("doses.note.error", LONGEST_NOTE));
        }
        return errors;
    }

    private View form(Frame frame, UUID finding, Person person, Dose dose, Sent sent, FormErrors errors) {
        Texts t = frame.t();
        return pages.page(
                "console/doses/strike",
                frame.title(t.of("doses.strike.title"))
                        .back(frame.to(Changing.path(finding)))
                        .errors(errors),
                new Strike(
                        person.identity().name().full(),
                        address(frame, finding, dose),
                        sent.act(),
                        words.brief(t, dose),
                        changing.takesTwo(dose),
                        REASONS.stream()
                                .map(each -> Choice.of(each.name(), t.of("doses.reason." + each.name())))
                                .toList(),
                        sent.reason(),
                        sent.note()));
    }

    private View checkPage(Frame frame, UUID finding, Person person, Dose dose, Sent sent) {
        Texts t = frame.t();
        boolean two = changing.takesTwo(dose);
        List<Fact> facts = new ArrayList<>(words.brief(t, dose));
        facts.add(Fact.of(t.of("doses.reason"), t.of("doses.reason." + sent.reason())));
        if (!sent.note().isEmpty()) {
            facts.add(Fact.of(t.of(two ? "doses.why" : "doses.note"), sent.note()));
        }
        return pages.page(
                "console/doses/strikeCheck",
                frame.title(t.of("doses.check.title")).back(frame.to(Changing.path(finding))),
                new StrikeCheck(
                        person.identity().name().full(),
                        address(frame, finding, dose),
                        sent.act(),
                        facts,
                        two,
                        sent.reason(),
                        sent.note()));
    }

    private static String address(Frame frame, UUID finding, Dose dose) {
        return frame.to(Changing.path(finding) + "/" + dose.id().value() + "/strike");
    }
}
