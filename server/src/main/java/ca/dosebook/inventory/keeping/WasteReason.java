package ca.dosebook.inventory.keeping;

/** Why doses could not be given. The names are stored. */
public enum WasteReason {
    /** A vial broke or leaked. */
    BROKEN,
    /** Drawn into a syringe, and nobody was there in time. */
    NOT_USED,
    /** Too warm or too cold for too long. */
    TEMPERATURE,
    EXPIRED,
    RECALLED,
    /** Sent, and did not arrive. */
    LOST,
    /** In words. */
    OTHER
}
