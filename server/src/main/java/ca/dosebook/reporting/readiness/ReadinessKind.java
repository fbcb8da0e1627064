package ca.dosebook.reporting.readiness;

/** What is looked at, in the order of the board. */
public enum ReadinessKind {
    /** An opening is announced or in force, and booking is not paused. */
    OPENING,
    /** There is a site that takes bookings. */
    SITES,
    /** Clinic days are published for after the opening. */
    DAYS,
    /** There are at least as many places as people to book. */
    CAPACITY,
    COORDINATOR,
    CLINIC_LEAD,
    /** Two people can decide what one may not decide alone. */
    TWO_PERSONS,
    /** How the unit's own tool or call centre is reached is known. */
    LOCAL_CONTACT,
    /** Names and directions of sites are there in both languages. */
    TEXTS,
    /** For a pilot: someone is invited. */
    INVITATIONS,
    /** No request waits for a second person. */
    APPROVALS,
    /** A rehearsal of an opening to everyone was passed lately. */
    REHEARSAL,
    /** The doses for those who come in the next days lie at their sites. */
    STOCK
}
