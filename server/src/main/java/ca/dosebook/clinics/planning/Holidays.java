package ca.dosebook.clinics.planning;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.previous;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/**
 * Ontario's nine public holidays (Employment Standards Act, 2000, S.O. 2000, c. 41, section 1) and Easter Monday, on which
 * much is closed. A repeating clinic leaves them out unless it is told to open on them.
 */
public final class Holidays {

    private Holidays() {}

    public static boolean isHoliday(LocalDate day) {
        return of(day.getYear()).contains(day);
    }

    /** The holidays of a year. */
    public static Set<LocalDate> of(int year) {
        LocalDate easter = easter(year);
        return Set.of(
                LocalDate.of(year, Month.JANUARY, 1),
                LocalDate.of(year, Month.FEBRUARY, 1).with(dayOfWeekInMonth(3, MONDAY)),
                easter.minusDays(2),
                easter.plusDays(1),
                LocalDate.of(year, Month.MAY, 25).with(previous(MONDAY)),
                LocalDate.of(year, Month.JULY, 1),
                LocalDate.of(year, Month.SEPTEMBER, 1).with(firstInMonth(MONDAY)),
                LocalDate.of(year, Month.OCTOBER, 1).with(dayOfWeekInMonth(2, MONDAY)),
                LocalDate.of(year, Month.DECEMBER, 25),
                LocalDate.of(year, Month.DECEMBER, 26));
    }

    /** Easter Sunday by the anonymous Gregorian computus. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
        int toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * toSunday) / 451;
        int sum = epact + toSunday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
