package ca.dosebook.portal;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Hold;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold as the browser keeps it.
 *
 * @param since since when a place is held for the dose; null in what an older release wrote
 */
public record HeldPlace(
        int dose,
        UUID hold,
        UUID site,
        UUID slot,
        Instant until,
        @Nullable Instant since) {

    public static HeldPlace of(Hold hold) {
        return new HeldPlace(
                hold.dose().value(),
                hold.id().value(),
                hold.slot().site().id().value(),
                hold.slot().id().value(),
                hold.until(),
                hold.since());
    }

    public DoseOrdinal ordinal() {
        return new DoseOrdinal(dose);
    }

    public AppointmentId id() {
        return new AppointmentId(hold);
    }

    public SiteId siteId() {
        return new SiteId(site);
    }

    public SlotId slotId() {
        return new SlotId(slot);
    }

    public HeldPlace until(Instant other) {
        return new HeldPlace(dose, hold, site, slot, other, since);
    }
}
