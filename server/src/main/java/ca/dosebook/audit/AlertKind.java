package ca.dosebook.audit;

/** Why the privacy officer should look at something. The names are stored. */
public enum AlertKind {
    /** Someone looked at more persons in an hour than their role usually needs. */
    RATE,
    /** Someone looked at their own record. */
    OWN_RECORD,
    /** Someone looked at the record of a person with their own family name. */
    SAME_SURNAME,
    /** Someone looked at a person who is not on a clinic day of theirs. */
    OUTSIDE_CLINIC_DAY,
    /** Someone was stopped by the ceiling of their role. */
    CEILING,
    /** The audit log does not agree with its chain. */
    CHAIN_BROKEN
}
