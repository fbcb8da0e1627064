package ca.dosebook.vaccines;

import java.time.LocalDate;

/**
 * The days on which a dose may be given, both ends included, in the calendar of the place that gives it.
 *
 * @param target the day to aim for
 */
public record DoseWindow(LocalDate earliest, LocalDate target, LocalDate latest) {

    public DoseWindow {
        if (target.isBefore(earliest) || latest.isBefore(target)) {
            throw new IllegalArgumentException("not a window: " + earliest + ", " + target + ", " + latest);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(earliest) && !day.isAfter(latest);
    }
}
