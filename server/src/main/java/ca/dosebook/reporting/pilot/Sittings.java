package ca.dosebook.reporting.pilot;

/**
 * Sittings that began in the days asked about.
 *
 * @param code what they have in common: a device class, a language; empty for all
 * @param begun the first question answered
 * @param booked those that ended in a booking; never more than begun
 */
public record Sittings(String code, long begun, long booked) {}
