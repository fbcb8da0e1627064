package ca.dosebook.booking;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.util.Optional;

/** A person's place in a slot for a dose. */
public record Appointment(
        AppointmentId id,
        DoseOrdinal dose,
        SiteId site,
        SlotId slot,
        Instant startsAt,
        ProductCode product,
        AppointmentState state,
        Optional<EndReason> endReason) {

    public boolean isLive() {
        return state == AppointmentState.BOOKED;
    }

    /** Whether the dose was given at it. */
    public boolean isKept() {
        return state == AppointmentState.FULFILLED
                && endReason.filter(EndReason.DOSE_GIVEN::equals).isPresent();
    }

    /** Whether it counts among the doses of its booking: it is live, or the dose was given at it. */
    boolean stands() {
        return isLive() || isKept();
    }
}
