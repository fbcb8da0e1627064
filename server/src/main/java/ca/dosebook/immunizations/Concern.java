package ca.dosebook.immunizations;

/** What speaks against a dose, and may be set aside by the vaccinator, who says so. The names are stored. */
public enum Concern {
    /** Sooner after the last dose than the rule in force says. */
    EARLY,
    /** The last dose was of another product. */
    OTHER_PRODUCT,
    /** The product's series is complete. */
    SERIES_COMPLETE,
    /** Younger than the product is authorized for. */
    YOUNG
}
