package ca.dosebook.immunizations.screening;

/** Who consents. The names are stored. */
public enum ConsentBy {
    PERSON,
    /** A substitute decision-maker, under Ontario's Health Care Consent Act, 1996, sections 9 to 20. */
    SUBSTITUTE
}
