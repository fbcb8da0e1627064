package ca.dosebook.immunizations.adverse;

/** The most care that was needed, as far as is known. The names are stored. */
public enum CareLevel {
    NONE,
    /** By telephone or on the spot. */
    ADVICE,
    NON_URGENT_VISIT,
    EMERGENCY_VISIT,
    /** Admitted, or kept there longer because of it. */
    IN_HOSPITAL
}
