package ca.dosebook.clinics.days;

/** How far a clinic day is. The names are stored. */
public enum DayState {
    /** Being planned: it has no slots, and no resident sees it. */
    DRAFT,
    /** Open for booking: its slots can be taken, but for those that are closed. */
    PUBLISHED,
    /** Will not be: its slots stay, closed, for who was in them. */
    CANCELLED
}
