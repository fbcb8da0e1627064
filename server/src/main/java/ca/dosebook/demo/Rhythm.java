package ca.dosebook.demo;

import ca.dosebook.vaccines.ProductCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * On which days a demo site is open, and how such a day is laid out.
 *
 * @param weekdays in the order of the week
 * @param everyWeeks 1 for every week, 2 for every second
 * @param firstWeek the first such week: 0 is the week of the load
 */
record Rhythm(
        List<DayOfWeek> weekdays,
        int everyWeeks,
        int firstWeek,
        LocalTime opens,
        LocalTime closes,
        int slotMinutes,
        int slotCapacity,
        ProductCode product) {

    Rhythm {
        weekdays = List.copyOf(weekdays);
    }

    /** @param monday of the week of the load */
    boolean fallsOn(LocalDate day, LocalDate monday) {
        long week = week(day, monday);
        return weekdays.contains(day.getDayOfWeek()) && week >= firstWeek && (week - firstWeek) % everyWeeks == 0;
    }

    /**
     * How many clinic days came before this one since the first week. Holidays count, so that a route of four or six
     * stops comes back to a stop sixteen or eighteen weeks later, as second doses need it.
     */
    int turn(LocalDate day, LocalDate monday) {
        long rounds = (week(day, monday) - firstWeek) / everyWeeks;
        return Math.toIntExact(rounds * weekdays.size() + weekdays.indexOf(day.getDayOfWeek()));
    }

    private static long week(LocalDate day, LocalDate monday) {
        return ChronoUnit.WEEKS.between(monday, day);
    }
}
