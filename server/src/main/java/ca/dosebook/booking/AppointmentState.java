package ca.dosebook.booking;

/** Where an appointment is in its life. */
public enum AppointmentState {
    /** Live: the person is expected. At most one for each person and dose ordinal. */
    BOOKED,
    /** Replaced by another appointment for the same dose. */
    MOVED,
    CANCELLED,
    /** The person came; whether the dose was given says the {@link EndReason}. */
    FULFILLED,
    /** The person did not come. */
    NO_SHOW
}
