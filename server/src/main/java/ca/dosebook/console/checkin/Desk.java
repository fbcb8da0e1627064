package ca.dosebook.console.checkin;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.ceilings.CeilingKind;
import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.access.ceilings.Ceilings;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingReference;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.console.Floor;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Contact;
import ca.dosebook.people.FindBy;
import ca.dosebook.people.FindOutcome;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.Namesake;
import ca.dosebook.people.People;
import ca.dosebook.people.PersonName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds who stands at the desk. People of the day itself are found freely; whoever else is looked for counts against the
 * ceiling of the role. Every search is written down before its answer.
 */
@Component
class Desk {

    private final People people;
    private final Appointments appointments;
    private final Arrivals arrivals;
    private final Ceilings ceilings;
    private final Audit audit;

    Desk(People people, Appointments appointments, Arrivals arrivals, Ceilings ceilings, Audit audit) {
        this.people = people;
        this.appointments = appointments;
        this.arrivals = arrivals;
        this.ceilings = ceilings;
        this.audit = audit;
    }

    /** What a search came to. */
    sealed interface Found {

        record Someone(PersonKey person) implements Found {}

        record Nobody() implements Found {}

        /** Of this name and birth date there are several today: the number or the reference tells. */
        record Several() implements Found {}

        record Stopped(CeilingOutcome.Stopped ceiling) implements Found {}
    }

    Found byNumber(Floor floor, HealthCardNumber number, SignedIn staff) {
        PersonKey key = people.keyOf(number);
        boolean ofDay = !arrivals.among(floor.day(), people.keysOf(key)).isEmpty();
        if (!ofDay && ceilings.take(staff, CeilingKind.SEARCH) instanceof CeilingOutcome.Stopped stopped) {
            return new Found.Stopped(stopped);
        }
        boolean known = ofDay || people.find(new FindBy.Number(number)) instanceof FindOutcome.Found;
        return known ? found(key, staff, "number") : nobody(Optional.of(key), staff, "number");
    }

    /** A reference is proof enough that somebody was given it: nobody guesses one of twelve digits. */
    Found byReference(BookingReference reference, SignedIn staff) {
        List<Booking> bookings = appointments.withReference(reference);
        return bookings.isEmpty()
                ? nobody(Optional.empty(), staff, "unknown reference")
                : found(bookings.getFirst().person(), staff, "reference");
    }

    /** Among the people of this day alone. */
    Found byName(Floor floor, PersonName name, LocalDate born, SignedIn staff) {
        List<PersonKey> namesakes = people.namesakes(List.of(people.nameHash(name, born))).stream()
                .map(Namesake::key)
                .toList();
        List<PersonKey> fitting = List.copyOf(arrivals.among(floor.day(), namesakes));
        return switch (fitting.size()) {
            case 0 -> nobody(Optional.empty(), staff, "name");
            case 1 -> found(fitting.getFirst(), staff, "name");
            default -> new Found.Several();
        };
    }

    /**
     * Records somebody who came without an appointment, under their number or provisionally. Who is recorded stays as they
     * are.
     *
     * @throws People.RecordedOtherwise when the number is known with another birth date
     */
    @Transactional
    public PersonKey record(Floor floor, Identity identity, Language reads, SignedIn staff) {
        PersonKey key =
                people.record(identity, Contact.NONE, reads, floor.site().id().value());
        audit.record(AuditEntry.of(staff.actor(), Act.PERSON_CHANGED)
                .about(key)
                .because(AccessReason.AT_THE_CLINIC)
                .noting("walk-in"));
        return key;
    }

    private Found found(PersonKey person, SignedIn staff, String way) {
        audit.record(AuditEntry.of(staff.actor(), Act.PERSON_FOUND)
                .about(person)
                .because(AccessReason.AT_THE_CLINIC)
                .noting(way));
        return new Found.Someone(person);
    }

    private Found nobody(Optional<PersonKey> lookedFor, SignedIn staff, String way) {
        AuditEntry entry = AuditEntry.of(staff.actor(), Act.PERSON_NOT_FOUND)
                .because(AccessReason.AT_THE_CLINIC)
                .noting(way);
        audit.record(lookedFor.map(entry::about).orElse(entry));
        return new Found.Nobody();
    }
}
