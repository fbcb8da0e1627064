package ca.dosebook.booking.arrivals;

/** How far a visit is. The names are stored. */
public enum ArrivalState {
    WAITING,
    /** The dose was given; the person sits until the time of observation is over, and leaves. */
    DOSED,
    NOT_GIVEN,
    /** Noted by mistake, and taken back. */
    UNDONE
}
