package ca.dosebook.booking.arrivals;

/** What came of checking somebody in. Everything but {@link In} left nothing behind. */
public sealed interface CheckInOutcome {

    record In(Arrival arrival) implements CheckInOutcome {}

    /** Something changed since they were looked up: this is how it stands now. */
    record NotNow(Reception reception) implements CheckInOutcome {}
}
