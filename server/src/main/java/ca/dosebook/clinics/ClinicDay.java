package ca.dosebook.clinics;

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
        int slotCapacity) {

    public ClinicDay {
        if (!opens.isBefore(closes) || slotMinutes < 1 || slotMinutes > 240 || slotCapacity < 1) {
            throw new IllegalArgumentException("a clinic day has hours, slots and places");
        }
    }
}
