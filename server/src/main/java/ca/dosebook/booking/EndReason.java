package ca.dosebook.booking;

/** Why an appointment no longer stands; every one that ended has a reason. */
public enum EndReason {
    /** The person, or their helper, asked for it. */
    BY_PERSON
}
