package ca.dosebook.console.persons;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MaySeePersons;
import ca.dosebook.access.permits.MayUnmaskHealthNumbers;
import ca.dosebook.audit.Act;
import ca.dosebook.booking.Appointment;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Contact;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The record of a found person, for a quarter of an hour and for the one who found them. */
@Controller
@RequestMapping("/{language:en|fr}/console/persons/{finding:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
class PersonController {

    private final Pages pages;
    private final Findings findings;
    private final Clock clock;

    PersonController(Pages pages, Findings findings, Clock clock) {
        this.pages = pages;
        this.findings = findings;
        this.clock = clock;
    }

    @GetMapping
    @MaySeePersons
    View see(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return answer(frame, staff, finding, findings.open(staff, finding, Act.PERSON_SEEN), false);
    }

    /** Shows the whole number in the answer to this one act; the page before, and a reload of it, show it masked. */
    @PostMapping("/number")
    @MayUnmaskHealthNumbers
    View unmask(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return answer(frame, staff, finding, findings.open(staff, finding, Act.HEALTH_NUMBER_UNMASKED), true);
    }

    /** Where the link to the other language leads from there. */
    @GetMapping("/number")
    @MayUnmaskHealthNumbers
    View back(Frame frame, @PathVariable UUID finding) {
        return Pages.seeOther(frame.to(path(finding)));
    }

    private static String path(UUID finding) {
        return "/console/persons/" + finding;
    }

    private View answer(Frame frame, SignedIn staff, UUID finding, Opened opened, boolean unmasked) {
        return switch (opened) {
            case Opened.Gone gone -> StopPages.gone(pages, frame);
            case Opened.OutOfReach away -> StopPages.outOfReach(pages, frame);
            case Opened.Stopped(var ceiling) -> StopPages.ceiling(pages, frame, ceiling);
            case Opened.Shown(Person person, List<Visit> visits) -> {
                boolean mayUnmask = !unmasked
                        && staff.may(Permission.UNMASK_HEALTH_NUMBERS)
                        && person.identity().document().healthNumber().isPresent();
                yield pages.page(
                        "console/persons/person",
                        frame.title(frame.t().of("persons.person.title")).back(frame.to("/console/persons")),
                        new PersonPage(
                                person.identity().name().full(),
                                facts(frame.t(), person, unmasked),
                                visits.stream()
                                        .map(visit -> line(frame.t(), visit))
                                        .toList(),
                                mayUnmask ? frame.to(path(finding) + "/number") : null));
            }
        };
    }

    private static List<Fact> facts(Texts t, Person person, boolean unmasked) {
        Identity identity = person.identity();
        Contact contact = person.contact();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("persons.fact.name"), identity.name().full()));
        facts.add(Fact.of(t.of("persons.fact.born"), t.shortDate(identity.birthDate())));
        Optional<HealthCardNumber> number = identity.document().healthNumber();
        String shown =
                number.map(card -> unmasked ? card.unmasked() : card.masked()).orElse(t.of("persons.noCard"));
        facts.add(Fact.of(t.of("persons.fact.number"), shown));
        if (!identity.postalCode().isEmpty()) {
            facts.add(Fact.of(t.of("persons.fact.postalCode"), identity.postalCode()));
        }
        contact.email().ifPresent(email -> facts.add(Fact.of(t.of("persons.fact.email"), email)));
        contact.mobile().ifPresent(mobile -> facts.add(Fact.of(t.of("persons.fact.mobile"), mobile)));
        contact.phone().ifPresent(phone -> facts.add(Fact.of(t.of("persons.fact.phone"), phone)));
        contact.helperName().ifPresent(helper -> facts.add(Fact.of(t.of("persons.fact.helper"), helper)));
        if (contact.equals(Contact.NONE)) {
            facts.add(Fact.of(t.of("persons.fact.contact"), t.of("persons.noContact")));
        }
        facts.add(Fact.of(
                t.of("persons.fact.language"),
                t.of("persons.language." + person.language().code())));
        return facts;
    }

    private PersonPage.Line line(Texts t, Visit visit) {
        Appointment appointment = visit.appointment();
        String state = switch (appointment.state()) {
            case BOOKED ->
                appointment.startsAt().isAfter(clock.instant()) ? "persons.state.booked" : "persons.state.past";
            case MOVED -> "persons.state.moved";
            case CANCELLED -> "persons.state.cancelled";
            case FULFILLED -> appointment.isKept() ? "persons.state.given" : "persons.state.notGiven";
            case NO_SHOW -> "persons.state.missed";
        };
        return new PersonPage.Line(
                t.of("persons.dose", appointment.dose().value(), t.of(state)),
                t.dateTime(appointment.startsAt().atZone(visit.site().zone())),
                visit.site().name().in(t.language()));
    }
}
