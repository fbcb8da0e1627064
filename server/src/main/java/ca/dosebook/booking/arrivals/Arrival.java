package ca.dosebook.booking.arrivals;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who came.
 *
 * @param appointment the one they came for; empty for a walk-in
 * @param observeUntil until when somebody looks after them; after a dose
 * @param leftAt when they left after the dose; empty while they sit
 */
public record Arrival(
        ArrivalId id,
        SiteId site,
        ClinicDayId day,
        PersonKey person,
        Optional<AppointmentId> appointment,
        IdentityBy identityBy,
        ArrivalState state,
        Instant arrivedAt,
        Optional<Instant> observeUntil,
        Optional<Instant> leftAt) {}
