package ca.dosebook.immunizations.adverse;

/** What was given or done against it. The names are stored. */
public enum Treatment {
    ADRENALINE,
    ANTIHISTAMINE,
    OXYGEN,
    FEVER_REDUCER,
    OTHER
}
