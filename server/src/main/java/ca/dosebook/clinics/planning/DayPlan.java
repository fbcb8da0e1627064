package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayDetails;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a clinic day is like, whatever its date and stop.
 *
 * @param opens in the site's zone
 * @param closes in the site's zone, after {@code opens}
 * @param slotMinutes 1 to 240
 * @param slotCapacity people a slot, at least 1; what follows from {@code staffing} where that is given
 */
public record DayPlan(
        LocalTime opens,
        LocalTime closes,
        ProductCode product,
        int slotMinutes,
        int slotCapacity,
        Optional<Staffing> staffing,
        Reserves reserves,
        List<Span> blocked) {

    public DayPlan {
        blocked = blocked.stream().sorted().distinct().toList();
    }

    public static DayPlan of(ClinicDay day) {
        return new DayPlan(
                day.opens(),
                day.closes(),
                day.product(),
                day.slotMinutes(),
                day.slotCapacity(),
                day.details().staffing(),
                day.details().reserves(),
                day.details().blocked());
    }

    /** A draft like this. */
    public ClinicDay on(SiteId site, StopId stop, LocalDate day) {
        return new ClinicDay(
                new ClinicDayId(Uuids.next()),
                site,
                stop,
                day,
                opens,
                closes,
                product,
                slotMinutes,
                slotCapacity,
                new DayDetails(DayState.DRAFT, Optional.empty(), Set.of(), staffing, reserves, blocked));
    }
}
