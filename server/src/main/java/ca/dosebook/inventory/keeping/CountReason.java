package ca.dosebook.inventory.keeping;

/** Why a count differs from what was entered. The names are stored; so is {@code GIVEN}, which no person chooses. */
public enum CountReason {
    /** Vials gave fewer doses than their label says. */
    USED_UP,
    /** Something was not entered, or entered wrongly. */
    NOT_ENTERED,
    UNKNOWN,
    /** In words. */
    OTHER
}
