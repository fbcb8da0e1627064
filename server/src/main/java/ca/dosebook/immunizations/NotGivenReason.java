package ca.dosebook.immunizations;

/** Why somebody who came got no dose. The names are stored. */
public enum NotGivenReason {
    /** They decided against it, or did not consent. */
    REFUSED,
    /** A reason never to give this vaccine. */
    CONTRAINDICATED,
    /** Ill, or another vaccine too lately: another day. */
    DEFERRED,
    TOO_EARLY,
    ALREADY_VACCINATED,
    /** Not of those for whom it is their turn. */
    NOT_ELIGIBLE,
    NO_VACCINE,
    /** They went before their turn came. */
    LEFT
}
