package ca.dosebook.rollout;

/** How far a health unit's rollout is. */
public enum Stage {
    /** Nobody books. */
    CLOSED,
    /** People with an invitation book. */
    PILOT,
    /** Everyone whose turn it is books. */
    OPEN
}
