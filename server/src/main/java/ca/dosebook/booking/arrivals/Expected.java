package ca.dosebook.booking.arrivals;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Instant;
import java.util.Optional;

/**
 * An appointment of a clinic day as its list shows it.
 *
 * @param arrival the visit, when they came
 */
public record Expected(
        AppointmentId appointment,
        PersonKey person,
        DoseOrdinal dose,
        Instant startsAt,
        AppointmentState state,
        Optional<ArrivalState> arrival) {}
