package ca.dosebook.booking;

/** Why an appointment no longer stands; every one that ended has a reason. The names are stored. */
public enum EndReason {
    /** The person, or their helper, asked for it. */
    BY_PERSON,
    /** The clinic day was cancelled. */
    CLINIC_CANCELLED,
    /** The clinic day was moved. */
    CLINIC_MOVED,
    /** The dose before was moved by the clinic, and this one went with it so that the interval is kept. */
    INTERVAL_KEPT,
    DOSE_GIVEN,
    /** The person came and got no dose. */
    DOSE_NOT_GIVEN,
    DID_NOT_COME,
    /** The dose it was for stands in the record: given earlier, or elsewhere. */
    GIVEN_ALREADY,
    /** The person had another appointment for the same dose, under a record that was merged with this one. */
    DUPLICATE,
    /** The person died. */
    DECEASED;

    /** Whether a mail tells of it. */
    boolean isTold() {
        return this != DECEASED;
    }
}
