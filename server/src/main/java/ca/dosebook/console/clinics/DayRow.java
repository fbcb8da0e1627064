package ca.dosebook.console.clinics;

import java.time.LocalDate;

/**
 * A clinic day as it stands in a list.
 *
 * @param address of its page
 * @param when the date in words
 * @param where the site, and the stop where it has several
 * @param booked places taken and free, or what a draft would have
 */
public record DayRow(
        String address,
        String id,
        LocalDate date,
        String when,
        String hours,
        String where,
        String product,
        String state,
        String booked) {}
