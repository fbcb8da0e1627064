package ca.dosebook.reporting.pilot;

/**
 * A row of a breakdown.
 *
 * @param code what its invitations have in common: a group's code, an age band, a language; empty where none is recorded
 */
public record Part(String code, Cell invited, Cell opened, Cell booked) {}
