package ca.dosebook.console.persons;

import ca.dosebook.booking.Appointment;
import ca.dosebook.pages.Fact;
import ca.dosebook.people.Contact;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is recorded of a person, in lines. */
final class PersonFacts {

    private PersonFacts() {}

    /** Who the person is and how to reach them. */
    static List<Fact> all(Texts t, Person person, boolean unmasked) {
        Contact contact = person.contact();
        List<Fact> facts = new ArrayList<>(identity(t, person.identity(), unmasked));
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

    /** Who the person is. */
    static List<Fact> identity(Texts t, Identity identity, boolean unmasked) {
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
        return facts;
    }

    /** An appointment in a line. */
    static PersonPage.Line line(Texts t, Visit visit, Instant now) {
        Appointment appointment = visit.appointment();
        String state = switch (appointment.state()) {
            case BOOKED -> appointment.startsAt().isAfter(now) ? "persons.state.booked" : "persons.state.past";
            case MOVED -> "persons.state.moved";
            case CANCELLED -> "persons.state.cancelled";
            case FULFILLED -> appointment.isKept() ? "persons.state.given" : "persons.state.notGiven";
            case NO_SHOW -> "persons.state.missed";
        };
        return new PersonPage.Line(
                t.of("persons.dose", appointment.dose().value(), t.of(state)), when(t, visit), where(t, visit));
    }

    static String when(Texts t, Visit visit) {
        return t.dateTime(visit.appointment().startsAt().atZone(visit.site().zone()));
    }

    static String where(Texts t, Visit visit) {
        return visit.site().name().in(t.language());
    }
}
