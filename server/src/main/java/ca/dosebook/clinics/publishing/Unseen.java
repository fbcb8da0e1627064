package ca.dosebook.clinics.publishing;

/** Why no resident of its area would be shown a site. */
public enum Unseen {
    /** The health unit is closed, and no opening on or before the day is announced. */
    UNIT_NOT_OPEN,
    /** Residents are sent to the health unit's own booking tool. */
    BOOKED_ELSEWHERE,
    /** The site takes certain groups only, and nobody of them may book before the day. */
    GROUPS_NOT_ELIGIBLE
}
