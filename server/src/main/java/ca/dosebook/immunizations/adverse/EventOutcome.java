package ca.dosebook.immunizations.adverse;

/** How the person was when it was last told. The names are stored. */
public enum EventOutcome {
    RECOVERED,
    NOT_YET,
    /** With a disability or incapacity that stays. */
    PERMANENT,
    DIED,
    UNKNOWN
}
