package ca.dosebook.booking.displacing;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.CalendarFile;
import ca.dosebook.booking.Displacer;
import ca.dosebook.booking.Letterhead;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The mail to someone whose clinic day fell out, written when it is sent, from what is true then. */
final class DisplacedMail implements MessageComposer {

    private final MessageKind kind;
    private final Facts facts;

    private DisplacedMail(MessageKind kind, Facts facts) {
        this.kind = kind;
        this.facts = facts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Composers {

        @Bean
        MessageComposer displacedMail(Facts facts) {
            return new DisplacedMail(Displacer.PLACED, facts);
        }

        @Bean
        MessageComposer unplacedMail(Facts facts) {
            return new DisplacedMail(Displacer.WITHOUT_PLACE, facts);
        }
    }

    /** Whom and what both kinds ask. */
    @Component
    record Facts(
            Displacings displacings,
            Appointments appointments,
            People people,
            Clinics clinics,
            Wording wording,
            Letterhead letterhead) {}

    @Override
    public MessageKind kind() {
        return kind;
    }

    @Override
    public Optional<Email> compose(MessageRequest request) {
        byte[] key = request.personKey();
        if (key == null) {
            return Optional.empty();
        }
        PersonKey person = new PersonKey(key);
        AppointmentId appointment = new AppointmentId(request.about());
        return facts.displacings()
                .became(person, appointment)
                .flatMap(displaced -> facts.people()
                        .find(person)
                        .flatMap(
                                found -> write(displaced, found, facts.wording().in(request.language()))));
    }

    private Optional<Email> write(Displaced displaced, Person person, Texts t) {
        Optional<String> address = person.contact().email();
        Optional<Booking> booking = booking(displaced);
        if (address.isEmpty() || booking.isEmpty() || displaced.old().isEmpty()) {
            return Optional.empty();
        }
        var lines = booking.get().live().stream()
                .flatMap(live -> slot(live).stream()
                        .map(slot -> new DisplacedLetter.Line(live.dose().value(), slot)))
                .toList();
        boolean placed = displaced.placed().isPresent();
        var about = new DisplacedLetter.About(
                displaced.old().get(), booking.get().reference().spaced(), lines, placed);
        Email.Calendar calendar = lines.isEmpty()
                ? null
                : new Email.Calendar(CalendarFile.NAME, CalendarFile.of(booking.get(), this::slot, t));
        return Optional.of(new Email(
                address.get(),
                DisplacedLetter.subject(t, displaced.displacing(), placed),
                DisplacedLetter.text(t, displaced.displacing(), about, facts.letterhead()),
                null,
                calendar));
    }

    private Optional<Slot> slot(Appointment appointment) {
        return facts.clinics().slot(appointment.site(), appointment.slot());
    }

    private Optional<Booking> booking(Displaced displaced) {
        return facts.appointments().of(displaced.person()).stream()
                .filter(booking -> booking.appointments().stream()
                        .anyMatch(appointment -> appointment.id().equals(displaced.appointment())))
                .findFirst();
    }
}
