package ca.dosebook.portal;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.CalendarFile;
import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Slot;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Booked appointments in words, and as a calendar file; for the end of a booking and for managing one. */
@Component
public class BookedAppointments {

    private final Availability availability;
    private final Clinics clinics;
    private final Clock clock;

    BookedAppointments(Availability availability, Clinics clinics, Clock clock) {
        this.availability = availability;
        this.clinics = clinics;
        this.clock = clock;
    }

    /**
     * An appointment ready to be read.
     *
     * @param state {@code booked}, {@code past}, {@code moved} or {@code cancelled}
     * @param access whether there are steps, in words
     * @param directions how to get in; may be empty
     */
    public record Line(
            int dose,
            String doseName,
            String when,
            String name,
            String place,
            String address,
            String access,
            String directions,
            String state) {}

    public List<Line> lines(Texts t, Booking booking) {
        return booking.appointments().stream()
                .flatMap(appointment -> slot(appointment).stream().map(slot -> line(t, appointment, slot)))
                .toList();
    }

    public Line line(Texts t, Appointment appointment, Slot slot) {
        String state = switch (appointment.state()) {
            case BOOKED -> appointment.startsAt().isAfter(clock.instant()) ? "booked" : "past";
            case MOVED -> "moved";
            case CANCELLED -> "cancelled";
            case FULFILLED -> appointment.isKept() ? "given" : "past";
            case NO_SHOW -> "past";
        };
        String name = slot.site().name().in(t.language());
        String place = slot.stop().place().in(t.language());
        return new Line(
                appointment.dose().value(),
                Voice.doseTitle(t, appointment.dose().value()),
                Framing.when(t, slot),
                name,
                place.equals(name) ? "" : place,
                slot.stop().street() + ", " + slot.stop().town() + " "
                        + spaced(slot.stop().postalCode()),
                t.of(slot.site().wheelchairAccess() ? "portal.clinics.noSteps" : "portal.clinics.steps"),
                slot.site().directions().in(t.language()),
                state);
    }

    /** As on an envelope: K7L 3N6. */
    private static String spaced(String postalCode) {
        return postalCode.length() == 6 ? postalCode.substring(0, 3) + " " + postalCode.substring(3) : postalCode;
    }

    public Optional<Slot> slot(Appointment appointment) {
        return availability
                .timetable()
                .slot(appointment.slot())
                .or(() -> clinics.slot(appointment.site(), appointment.slot()));
    }

    /** The live appointments as a file for the person's calendar. */
    public View calendar(Texts t, Booking booking) {
        byte[] file = CalendarFile.of(booking, this::slot, t).getBytes(StandardCharsets.UTF_8);
        return (model, request, response) -> {
            response.setContentType("text/calendar;charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + CalendarFile.NAME + "\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentLength(file.length);
            response.getOutputStream().write(file);
        };
    }
}
