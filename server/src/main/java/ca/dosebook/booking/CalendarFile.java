package ca.dosebook.booking;

import ca.dosebook.clinics.Slot;
import ca.dosebook.wording.Texts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The live appointments of a booking as an iCalendar file (RFC 5545) for the person's own calendar. An appointment keeps
 * its UID, so that opening a newer file of the same booking adds nothing twice.
 */
public final class CalendarFile {

    public static final String NAME = "dosebook.ics";

    private static final Duration VISIT = Duration.ofMinutes(30);

    private CalendarFile() {}

    /** @param slots where and when an appointment is; one without a slot is left out */
    public static String of(Booking booking, Function<Appointment, Optional<Slot>> slots, Texts t) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Dosebook//Booking//"
                + t.language().code().toUpperCase(t.language().locale())));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        for (Appointment appointment : booking.live()) {
            slots.apply(appointment).ifPresent(slot -> calendar.add(event(booking, appointment, slot, t)));
        }
        return calendar.toString();
    }

    private static VEvent event(Booking booking, Appointment appointment, Slot slot, Texts t) {
        // Moments in UTC: right in every calendar, whatever time zones it knows.
        VEvent event = new VEvent(
                slot.startsAt().toInstant(),
                VISIT,
                t.of("booking.calendar.title", appointment.dose().value()));
        event.add(new Uid(appointment.id().value() + "@dosebook"));
        event.add(new Location(slot.site().name().in(t.language()) + ", "
                + slot.stop().street() + ", " + slot.stop().town()));
        event.add(new Description(
                t.of("booking.calendar.text", booking.reference().spaced())));
        return event;
    }
}
