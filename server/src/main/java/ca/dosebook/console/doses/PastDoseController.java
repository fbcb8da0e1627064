package ca.dosebook.console.doses;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayRecordPastDoses;
import ca.dosebook.audit.Act;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.console.persons.RecordDoor;
import ca.dosebook.immunizations.CorrectOutcome;
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
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
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

/** A dose that was given elsewhere: type it, look at it once more, record it. */
@Controller
@MayRecordPastDoses
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/doses/past")
class PastDoseController {

    private final Pages pages;
    private final RecordDoor door;
    private final Doses doses;
    private final Vaccines vaccines;
    private final DoseWords words;
    private final Clock clock;

    PastDoseController(Pages pages, RecordDoor door, Doses doses, Vaccines vaccines, DoseWords words, Clock clock) {
        this.pages = pages;
        this.door = door;
        this.doses = doses;
        this.vaccines = vaccines;
        this.words = words;
        this.clock = clock;
    }

    /** @param act the id of the entry: sent twice, it is recorded once */
    @Personal
    record Past(
            String name,
            String address,
            UUID act,
            PastDoseForm form,
            Typed given,
            List<Choice> products,
            List<Choice> sources) {
        @Override
        public String toString() {
            return "Past[masked]";
        }
    }

    /** @param which which dose it becomes */
    @Personal
    record PastCheck(String name, String address, UUID act, PastDoseForm form, List<Fact> facts, String which) {
        @Override
        public String toString() {
            return "PastCheck[masked]";
        }
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return door.open(
                frame,
                staff,
                finding,
                Act.PERSON_SEEN,
                person -> form(frame, finding, person, Uuids.next(), PastDoseForm.EMPTY, FormErrors.none()));
    }

    /** @param step {@code do} records it, {@code back} goes back to the form, anything else looks at it once more */
    @PostMapping
    View check(
            Frame frame,
            SignedIn staff,
            @PathVariable UUID finding,
            PastDoseForm form,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String step) {
        Texts t = frame.t();
        UUID id = Ids.of(act).orElseGet(Uuids::next);
        return door.open(frame, staff, finding, Act.DOSES_SEEN, person -> {
            FormErrors errors = form.errors(t, vaccines.products());
            if (step.equals("back") || !errors.isEmpty()) {
                return form(frame, finding, person, id, form, step.equals("back") ? FormErrors.none() : errors);
            }
            if (!step.equals("do")) {
                return Doses.isOwn(staff, person)
                        ? form(
                                frame,
                                finding,
                                person,
                                id,
                                form,
                                FormErrors.none().and("product", t.of("doses.error.own")))
                        : check(frame, finding, person, id, form);
            }
            CorrectOutcome outcome = doses.recordPast(
                    person.key(),
                    form.dose(id, vaccines.products()),
                    staff,
                    clock.instant().atZone(Moments.ZONE).toLocalDate());
            Optional<FormErrors> refused = DoseWords.errors(t, outcome, "given");
            return refused.isPresent()
                    ? form(frame, finding, person, id, form, refused.get())
                    : Pages.seeOther(frame.to(RecordDoor.path(finding) + "/doses?done=RECORDED"));
        });
    }

    private View form(Frame frame, UUID finding, Person person, UUID act, PastDoseForm form, FormErrors errors) {
        Texts t = frame.t();
        List<Choice> products = vaccines.products().stream()
                .map((Product product) ->
                        Choice.of(product.code().value(), product.name().in(t.language())))
                .toList();
        List<Choice> sources = Stream.of(DoseSource.values())
                .filter(source -> source != DoseSource.CLINIC)
                .map(source -> Choice.of(source.name(), t.of("receipts.source." + source.name())))
                .toList();
        String address = RecordDoor.path(finding) + "/doses";
        return pages.page(
                "console/doses/past",
                frame.title(t.of("doses.past.title")).back(frame.to(address)).errors(errors),
                new Past(
                        person.identity().name().full(),
                        frame.to(address + "/past"),
                        act,
                        form,
                        form.given(),
                        products,
                        sources));
    }

    private View check(Frame frame, UUID finding, Person person, UUID act, PastDoseForm form) {
        Texts t = frame.t();
        var dose = form.dose(act, vaccines.products());
        LocalDate day = dose.givenOn();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("receipts.product"), words.product(t, dose.product())));
        facts.add(Fact.of(t.of("receipts.date"), t.date(day)));
        facts.add(Fact.of(
                t.of("doses.past.source"),
                t.of("receipts.source." + dose.source().name())));
        dose.place().ifPresent(place -> facts.add(Fact.of(t.of("doses.past.place"), place)));
        dose.lotNumber().ifPresent(lot -> facts.add(Fact.of(t.of("receipts.lot"), lot)));
        dose.note().ifPresent(note -> facts.add(Fact.of(t.of("doses.note"), note)));
        int ordinal = (int) doses.history(person.key()).doses().stream()
                        .filter(known -> known.givenOn().isBefore(day))
                        .count()
                + 1;
        String address = RecordDoor.path(finding) + "/doses";
        return pages.page(
                "console/doses/pastCheck",
                frame.title(t.of("doses.check.title")).back(frame.to(address)),
                new PastCheck(
                        person.identity().name().full(),
                        frame.to(address + "/past"),
                        act,
                        form,
                        facts,
                        t.of("doses.past.becomes", ordinal)));
    }
}
