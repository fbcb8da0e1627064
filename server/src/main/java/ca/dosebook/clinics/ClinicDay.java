package ca.dosebook.clinics;

import ca.dosebook.clinics.days.DayDetails;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A stop on one date.
 *
 * @param opens start of the first slot, in the site's zone
 * @param closes end of the last slot, in the site's zone; the same date
 * @param slotMinutes length of a slot, 1 to 240
 * @param slotCapacity people a slot, at least 1
 */
public record ClinicDay(
        ClinicDayId id,
        SiteId site,
        StopId stop,
        LocalDate day,
        LocalTime opens,
        LocalTime closes,
        ProductCode product,
        int slotMinutes,
        int slotCapacity,
        DayDetails details) {

    public ClinicDay {
        if (!opens.isBefore(closes) || slotMinutes < 1 || slotMinutes > 240 || slotCapacity < 1) {
            throw new IllegalArgumentException("a clinic day has hours, slots and places");
        }
        if (details.reserves().all() > slotCapacity) {
            throw new IllegalArgumentException("more places kept back than there are");
        }
    }

    /** A published day by itself that keeps no place back. */
    public ClinicDay(
            ClinicDayId id,
            SiteId site,
            StopId stop,
            LocalDate day,
            LocalTime opens,
            LocalTime closes,
            ProductCode product,
            int slotMinutes,
            int slotCapacity) {
        this(id, site, stop, day, opens, closes, product, slotMinutes, slotCapacity, DayDetails.PUBLISHED);
    }

    public DayState state() {
        return details.state();
    }

    public ClinicDay with(DayDetails changed) {
        return new ClinicDay(id, site, stop, day, opens, closes, product, slotMinutes, slotCapacity, changed);
    }

    public ClinicDay at(StopId other) {
        return new ClinicDay(id, site, other, day, opens, closes, product, slotMinutes, slotCapacity, details);
    }

    public ClinicDay open(LocalTime from, LocalTime to) {
        return new ClinicDay(id, site, stop, day, from, to, product, slotMinutes, slotCapacity, details);
    }

    public ClinicDay giving(ProductCode other) {
        return new ClinicDay(id, site, stop, day, opens, closes, other, slotMinutes, slotCapacity, details);
    }

    /** @param minutes length of a slot; slots of a published day keep theirs */
    public ClinicDay holding(int minutes, int capacity) {
        return new ClinicDay(id, site, stop, day, opens, closes, product, minutes, capacity, details);
    }
}
