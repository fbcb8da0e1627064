package ca.dosebook.booking;

import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.People;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What people are told by mail about their booking. A mail has the reference, dates and places, and nothing of who the
 * person is: no name, no health number, no birth date. It is written when it is sent, from what is true then.
 */
final class BookingMail implements MessageComposer {

    static final MessageKind CONFIRMED = new MessageKind("booking.confirmed");
    static final MessageKind CHANGED = new MessageKind("booking.changed");
    static final MessageKind CANCELLED = new MessageKind("booking.cancelled");

    private final MessageKind kind;
    private final AppointmentStore appointments;
    private final People people;
    private final Clinics clinics;
    private final Wording wording;
    private final Letterhead letterhead;

    private BookingMail(
            MessageKind kind,
            AppointmentStore appointments,
            People people,
            Clinics clinics,
            Wording wording,
            Letterhead letterhead) {
        this.kind = kind;
        this.appointments = appointments;
        this.people = people;
        this.clinics = clinics;
        this.wording = wording;
        this.letterhead = letterhead;
    }

    @Configuration(proxyBeanMethods = false)
    static class Composers {

        @Bean
        Letterhead letterhead(
                @Value("${dosebook.address:http://localhost:${server.port:8080}}") String address,
                @Value("${dosebook.help-phone:1-888-555-0199}") String helpPhone) {
            return new Letterhead(address, helpPhone);
        }

        /** Whatever waits to be sent, and whoever announced it: not to someone who died. */
        @Bean
        MessageComposer.Silence silenceForTheDeceased(People people) {
            return key -> people.isDeceased(new PersonKey(key));
        }

        @Bean
        MessageComposer confirmedMail(
                AppointmentStore store, People people, Clinics clinics, Wording wording, Letterhead letterhead) {
            return new BookingMail(CONFIRMED, store, people, clinics, wording, letterhead);
        }

        @Bean
        MessageComposer changedMail(
                AppointmentStore store, People people, Clinics clinics, Wording wording, Letterhead letterhead) {
            return new BookingMail(CHANGED, store, people, clinics, wording, letterhead);
        }

        @Bean
        MessageComposer cancelledMail(
                AppointmentStore store, People people, Clinics clinics, Wording wording, Letterhead letterhead) {
            return new BookingMail(CANCELLED, store, people, clinics, wording, letterhead);
        }

        @Bean
        MessageComposer followedMail(
                AppointmentStore store, People people, Clinics clinics, Wording wording, Letterhead letterhead) {
            return new BookingMail(Displacer.FOLLOWED, store, people, clinics, wording, letterhead);
        }

        @Bean
        MessageComposer copyMail(
                AppointmentStore store, People people, Clinics clinics, Wording wording, Letterhead letterhead) {
            return new BookingMail(Booking.COPY, store, people, clinics, wording, letterhead);
        }
    }

    /** That a booking was made is to be told. */
    static MessageRequest confirmed(PersonKey person, BookingId booking, Language language) {
        return new MessageRequest(Uuids.next(), CONFIRMED, person.value(), booking.value(), language);
    }

    /** The parameters with which the statement of an act also enqueues its mail. */
    static AppointmentStore.Told told(
            MessageKind kind, PersonKey person, BookingId booking, Language language, Instant now, boolean tell) {
        return new AppointmentStore.Told(
                now,
                tell,
                Map.of(
                        "message_id", Uuids.next(),
                        "message_kind", kind.value(),
                        "person_key", person.value(),
                        "message_about", booking.value(),
                        "language", language.code(),
                        "message_due_at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)),
                Map.of());
    }

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
        return appointments
                .find(person, new BookingId(request.about()))
                .flatMap(booking -> people.find(person)
                        .flatMap(found -> found.contact().email())
                        .map(address -> write(address, booking, wording.in(request.language()))));
    }

    private Email write(String address, Booking booking, Texts t) {
        List<Appointment> live = booking.live();
        Map<AppointmentId, Slot> slots = live.stream()
                .collect(Collectors.toMap(
                        Appointment::id,
                        appointment -> clinics.slot(appointment.site(), appointment.slot())
                                .orElseThrow()));
        StringBuilder text = new StringBuilder();
        text.append(t.of("booking.mail.opening." + kind.value())).append("\n\n");
        text.append(t.of("booking.mail.reference", booking.reference().spaced()))
                .append("\n\n");
        for (Appointment appointment : live) {
            Slot slot = slots.get(appointment.id());
            if (slot != null) {
                text.append(appointmentText(appointment, slot, t)).append('\n');
            }
        }
        if (live.isEmpty()) {
            text.append(t.of("booking.mail.none")).append("\n\n");
        } else {
            text.append(t.of("booking.mail.bring")).append("\n\n");
        }
        text.append(t.of("booking.mail.manage", letterhead.address() + t.to("/manage")))
                .append('\n');
        text.append(t.of("booking.mail.phone", letterhead.helpPhone())).append("\n\n");
        text.append(t.of("booking.mail.footer")).append('\n');
        Email.Calendar calendar = live.isEmpty()
                ? null
                : new Email.Calendar(
                        CalendarFile.NAME,
                        CalendarFile.of(booking, appointment -> Optional.ofNullable(slots.get(appointment.id())), t));
        return new Email(address, t.of("booking.mail.subject." + kind.value()), text.toString(), null, calendar);
    }

    /** A mobile site's stop by name; nothing for a building, which has the site's. */
    private static String place(Slot slot, Texts t) {
        String place = slot.stop().place().in(t.language());
        return place.equals(slot.site().name().in(t.language())) ? "" : place + "\n  ";
    }

    private static String directions(Slot slot, Texts t) {
        String directions = slot.site().directions().in(t.language());
        return directions.isEmpty() ? "" : "  " + directions + "\n";
    }

    private static String appointmentText(Appointment appointment, Slot slot, Texts t) {
        return t.of("booking.mail.dose", appointment.dose().value()) + "\n  "
                + t.dateTime(slot.startsAt()) + "\n  "
                + slot.site().name().in(t.language()) + "\n  "
                + place(slot, t)
                + slot.stop().street() + ", " + slot.stop().town() + "\n"
                + directions(slot, t);
    }
}
