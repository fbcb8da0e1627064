package ca.dosebook.demo;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.planning.DayPlan;
import ca.dosebook.clinics.planning.Holidays;
import ca.dosebook.clinics.planning.Pattern;
import ca.dosebook.kernel.Uuids;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An invented site.
 *
 * @param stops in the order of the route
 */
record DemoSite(Site site, List<Stop> stops, Rhythm rhythm) {

    DemoSite {
        stops = List.copyOf(stops);
    }

    /**
     * Its clinic days, none on a holiday.
     *
     * @param loadedOn the day from which weeks are counted
     * @param from first possible day
     * @param to last possible day
     * @param slotCapacity people a slot, if not the site's own number
     */
    List<ClinicDay> clinicDays(LocalDate loadedOn, LocalDate from, LocalDate to, OptionalInt slotCapacity) {
        LocalDate monday = loadedOn.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return from.datesUntil(to.plusDays(1))
                .filter(day -> rhythm.fallsOn(day, monday))
                .filter(day -> !Holidays.isHoliday(day))
                .map(day -> new ClinicDay(
                        new ClinicDayId(Uuids.next()),
                        site.id(),
                        stops.get(rhythm.turn(day, monday) % stops.size()).id(),
                        day,
                        rhythm.opens(),
                        rhythm.closes(),
                        rhythm.product(),
                        rhythm.slotMinutes(),
                        slotCapacity.orElse(rhythm.slotCapacity())))
                .toList();
    }

    /**
     * The repeating clinic behind {@link #clinicDays}: the same dates at the same stops. What comes before the first day
     * is left out, so that it makes no days there when somebody changes it.
     */
    Pattern pattern(LocalDate loadedOn, LocalDate from, LocalDate to, OptionalInt slotCapacity) {
        LocalDate first = loadedOn.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(rhythm.firstWeek());
        Set<LocalDate> before = first.isBefore(from) ? first.datesUntil(from).collect(Collectors.toSet()) : Set.of();
        return new Pattern(
                Set.copyOf(rhythm.weekdays()),
                rhythm.everyWeeks(),
                first,
                to,
                stops.stream().map(Stop::id).toList(),
                false,
                before,
                new DayPlan(
                        rhythm.opens(),
                        rhythm.closes(),
                        rhythm.product(),
                        rhythm.slotMinutes(),
                        slotCapacity.orElse(rhythm.slotCapacity()),
                        Optional.empty(),
                        Reserves.NONE,
                        List.of()));
    }
}
