package ca.dosebook.booking.arrivals;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.kernel.PersonKey;
import java.time.Instant;

/**
 * Somebody who came while the server could not be told.
 *
 * @param id made where it was noted: told twice, it is noted once
 * @param person under whom the appointment was booked
 * @param appointment the one they came for, as it was when the list was taken along
 * @param at when they came
 */
public record PastArrival(
        ArrivalId id, PersonKey person, AppointmentId appointment, IdentityBy identityBy, Instant at) {}
