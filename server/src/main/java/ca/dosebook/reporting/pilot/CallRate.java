package ca.dosebook.reporting.pilot;

/**
 * Calls on the days for which a number of calls was entered.
 *
 * @param days how many days those are
 * @param bookings made on the same days
 */
public record CallRate(long days, long calls, long bookings) {}
