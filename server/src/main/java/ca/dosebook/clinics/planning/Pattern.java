package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.StopId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * On which dates a clinic repeats, where, and what each of its days is like. Stored as a document.
 *
 * @param weekdays at least one
 * @param everyWeeks 1 for every week, up to {@value #MOST_WEEKS}; counted from the week, Monday first, of {@code from}
 * @param from first possible date
 * @param until last possible date, at most {@value #MOST_DAYS} days after {@code from}
 * @param stops one after the other along the route, then from the beginning; at least one
 * @param onHolidays whether it opens on {@link Holidays} too
 * @param leftOut dates on which it does not open
 */
public record Pattern(
        Set<DayOfWeek> weekdays,
        int everyWeeks,
        LocalDate from,
        LocalDate until,
        List<StopId> stops,
        boolean onHolidays,
        Set<LocalDate> leftOut,
        DayPlan plan) {

    public static final int MOST_WEEKS = 12;
    public static final int MOST_DAYS = 400;

    public Pattern {
        weekdays = Set.copyOf(weekdays);
        stops = List.copyOf(stops);
        leftOut = Set.copyOf(leftOut);
        if (weekdays.isEmpty()
                || stops.isEmpty()
                || everyWeeks < 1
                || everyWeeks > MOST_WEEKS
                || until.isBefore(from)
                || ChronoUnit.DAYS.between(from, until) > MOST_DAYS) {
            throw new IllegalArgumentException("a repeating clinic has days, stops and an end");
        }
    }

    /** A date of the repeating clinic, and where it is then. */
    public record Occurrence(LocalDate day, StopId stop) {}

    /** Every date, in order. What is left out counts along the route, so that the stops after it keep their dates. */
    public List<Occurrence> occurrences() {
        LocalDate monday = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Occurrence> found = new ArrayList<>();
        int turn = 0;
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            boolean itsWeek = ChronoUnit.WEEKS.between(monday, day) % everyWeeks == 0;
            if (itsWeek && weekdays.contains(day.getDayOfWeek())) {
                if (!leftOut.contains(day) && (onHolidays || !Holidays.isHoliday(day))) {
                    found.add(new Occurrence(day, stops.get(turn % stops.size())));
                }
                turn++;
            }
        }
        return found;
    }

    /** The same without this date. */
    public Pattern without(LocalDate day) {
        Set<LocalDate> more = new HashSet<>(leftOut);
        more.add(day);
        return new Pattern(weekdays, everyWeeks, from, until, stops, onHolidays, more, plan);
    }
}
