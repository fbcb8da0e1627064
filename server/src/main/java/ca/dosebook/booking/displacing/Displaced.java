package ca.dosebook.booking.displacing;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.PersonKey;
import java.util.Optional;

/**
 * What became of one appointment of such a day.
 *
 * @param old the place that was given up
 * @param placed the appointment that took its stead; empty where there is none
 * @param answered whether the person said that the new time is fine
 */
public record Displaced(
        Displacing displacing,
        PersonKey person,
        AppointmentId appointment,
        Optional<Slot> old,
        Optional<AppointmentId> placed,
        boolean answered) {}
