package ca.dosebook.console.checkin;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayGiveDoses;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.console.Ids;
import ca.dosebook.console.adverse.Asked;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.adverse.AdverseEventId;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.adverse.AdverseReport;
import ca.dosebook.immunizations.adverse.CareLevel;
import ca.dosebook.immunizations.adverse.EventOutcome;
import ca.dosebook.immunizations.adverse.ReportOutcome;
import ca.dosebook.immunizations.adverse.Told;
import ca.dosebook.immunizations.adverse.Treatment;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Reports a reaction of somebody who sits after a dose, or who tells of one at a later visit. */
@Controller
@MayGiveDoses
@RequestMapping("/{language:en|fr}/console/floor/{day}/arrivals/{arrival}/reaction")
class ReactionController {

    private final Pages pages;
    private final Floors floors;
    private final People people;
    private final Doses doses;
    private final AdverseEvents events;
    private final Vaccines vaccines;

    ReactionController(
            Pages pages, Floors floors, People people, Doses doses, AdverseEvents events, Vaccines vaccines) {
        this.pages = pages;
        this.floors = floors;
        this.people = people;
        this.doses = doses;
        this.events = events;
        this.vaccines = vaccines;
    }

    /**
     * @param own whether the record has the reader's name
     * @param doses of the person, the newest first; empty for who had none, of whom nothing can be reported
     */
    @Personal
    record Reaction(
            String name,
            String born,
            boolean own,
            String address,
            String board,
            ReactionForm form,
            List<Choice> doses,
            List<Asked.Part> happenings,
            List<Choice> care,
            List<Choice> treatments,
            List<Choice> outcomes) {
        @Override
        public String toString() {
            return "Reaction[masked]";
        }
    }

    /** Who it is about, of which nothing stands in the address. */
    private record Visit(Floor floor, Arrival arrival, Person person, boolean own) {}

    private Visit visit(SignedIn staff, String day, String id) {
        Floor floor = floors.floor(staff, day);
        Arrival arrival = floors.arrival(staff, floor, id);
        if (arrival.state() == ArrivalState.UNDONE) {
            throw Ids.notFound();
        }
        Person person = people.find(arrival.person()).orElseThrow(Ids::notFound);
        return new Visit(floor, arrival, person, Doses.isOwn(staff, person));
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String arrival) {
        Visit visit = visit(staff, day, arrival);
        List<Dose> given = given(visit);
        doses.seen(visit.person().key(), staff);
        Optional<Dose> ofToday = given.stream()
                .filter(dose -> dose.arrival()
                        .filter(visit.arrival().id().value()::equals)
                        .isPresent())
                .findFirst();
        return page(
                frame,
                visit,
                given,
                ReactionForm.about(
                        ofToday.or(() -> given.size() == 1 ? Optional.of(given.getFirst()) : Optional.empty())
                                .map(dose -> dose.id().value().toString())
                                .orElse(null)));
    }

    private List<Dose> given(Visit visit) {
        return doses.history(visit.arrival().person()).doses().reversed();
    }

    @PostMapping
    View report(
            Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String arrival, ReactionForm form) {
        Visit visit = visit(staff, day, arrival);
        Texts t = frame.t();
        List<Dose> given = given(visit);
        FormErrors errors = form.errors(t, given);
        Optional<Dose> about = form.among(given);
        Optional<Told> told =
                about.flatMap(dose -> form.told(dose, visit.floor().zone()));
        Optional<AdverseEventId> id = form.id();
        if (!errors.isEmpty() || about.isEmpty() || told.isEmpty() || id.isEmpty()) {
            doses.seen(visit.person().key(), staff);
            return page(frame.errors(errors), visit, given, form);
        }
        Optional<Instant> observedUntil = about.get()
                .arrival()
                .filter(visit.arrival().id().value()::equals)
                .flatMap(same -> visit.arrival().observeUntil());
        ReportOutcome outcome = events.report(
                new AdverseReport(
                        id.get(),
                        visit.arrival().person(),
                        about.get().id(),
                        visit.floor().site().id(),
                        observedUntil,
                        told.get(),
                        form.description() == null ? "" : form.description()),
                visit.floor().zone(),
                staff);
        String field = "MINUTES".equals(form.onset()) ? "minutes" : "on";
        return switch (outcome) {
            case ReportOutcome.Recorded ignored ->
                Pages.seeOther(frame.to(visit.floor().path("floor")) + "/observation?said=recorded");
            case ReportOutcome.BeforeTheDose ignored -> again(frame, visit, given, form, field, "adverse.onset.before");
            case ReportOutcome.InTheFuture ignored -> again(frame, visit, given, form, field, "adverse.onset.future");
            case ReportOutcome.OwnRecord ignored -> page(frame, visit, given, form);
            case ReportOutcome.NoSuchDose ignored -> again(frame, visit, given, form, "dose", "adverse.dose.error");
            case ReportOutcome.NothingHappened ignored ->
                again(frame, visit, given, form, "happened", "adverse.happened.error");
            case ReportOutcome.TooLong ignored ->
                page(
                        frame.errors(FormErrors.none()
                                .and("description", t.of("adverse.words.error", AdverseEvents.LONGEST_DESCRIPTION))),
                        visit,
                        given,
                        form);
        };
    }

    private Page again(Frame frame, Visit visit, List<Dose> given, ReactionForm form, String field, String key) {
        return page(frame.errors(FormErrors.none().and(field, frame.t().of(key))), visit, given, form);
    }

    private Page page(Frame frame, Visit visit, List<Dose> given, ReactionForm form) {
        Texts t = frame.t();
        String address = frame.to(visit.floor().path("floor"));
        String board = address + "/observation";
        return pages.page(
                "console/checkin/reaction",
                frame.title(t.of("adverse.report.title")).back(board),
                new Reaction(
                        visit.person().identity().name().full(),
                        t.shortDate(visit.person().identity().birthDate()),
                        visit.own(),
                        address + "/arrivals/" + visit.arrival().id().value() + "/reaction",
                        board,
                        form,
                        given.stream().map(dose -> choice(t, visit, dose)).toList(),
                        Asked.happenings(t),
                        Asked.choices(t, "adverse.care.", CareLevel.values()),
                        Asked.choices(t, "adverse.treatment.", Treatment.values()),
                        Asked.choices(t, "adverse.outcome.", EventOutcome.values())));
    }

    private Choice choice(Texts t, Visit visit, Dose dose) {
        String product = vaccines.product(dose.product())
                .map(known -> known.name().in(t.language()))
                .orElse(dose.product().value());
        String when = dose.givenAt()
                .map(at -> t.dateTime(at.atZone(visit.floor().zone())))
                .orElseGet(() -> t.date(dose.givenOn()));
        Choice choice = Choice.of(
                dose.id().value().toString(),
                t.of("adverse.dose.one", dose.ordinal().value(), product, when));
        return dose.lotNumber()
                .map(lot -> choice.hint(t.of("adverse.dose.lot", lot)))
                .orElse(choice);
    }
}
