package ca.dosebook.rollout;

/** Where a health unit's residents book online. */
public enum BookingTool {
    /** Here. */
    PROVINCIAL,
    /** In the unit's own system. */
    LOCAL
}
