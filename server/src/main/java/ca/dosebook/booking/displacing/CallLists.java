package ca.dosebook.booking.displacing;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom to call, because no mail reaches them. */
@Component
public class CallLists {

    private final Displacings displacings;
    private final Appointments appointments;
    private final People people;
    private final Clinics clinics;
    private final Audit audit;

    CallLists(Displacings displacings, Appointments appointments, People people, Clinics clinics, Audit audit) {
        this.displacings = displacings;
        this.appointments = appointments;
        this.people = people;
        this.clinics = clinics;
        this.audit = audit;
    }

    /** Everyone without an e-mail address who lost their place, in the order of their old appointments. Written down first. */
    public List<CallEntry> of(Displacing displacing, Actor actor) {
        List<CallEntry> entries = displacings.worked(displacing).stream()
                .flatMap(displaced -> people
                        .find(displaced.person())
                        .filter(person -> person.contact().email().isEmpty())
                        .flatMap(person -> entry(displaced, person))
                        .stream())
                .toList();
        audit.record(entries.stream()
                .map(entry -> AuditEntry.of(actor, Act.CALL_LIST_SEEN)
                        .about(entry.person().key())
                        .concerning(displacing.day().value()))
                .toList());
        return entries;
    }

    private Optional<CallEntry> entry(Displaced displaced, Person person) {
        return displaced
                .old()
                .flatMap(old -> booking(displaced).map(booking -> {
                    Optional<Appointment> live = booking.appointments().stream()
                            .filter(appointment -> appointment.id().equals(displaced.appointment()))
                            .findFirst()
                            .flatMap(appointment -> booking.live(appointment.dose()));
                    return new CallEntry(
                            person, booking, old, live.flatMap(now -> clinics.slot(now.site(), now.slot())));
                }));
    }

    private Optional<Booking> booking(Displaced displaced) {
        AppointmentId id = displaced.appointment();
        return appointments.of(displaced.person()).stream()
                .filter(booking -> booking.appointments().stream()
                        .anyMatch(appointment -> appointment.id().equals(id)))
                .findFirst();
    }
}
