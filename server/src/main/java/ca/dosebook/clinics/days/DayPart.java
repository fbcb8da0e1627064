package ca.dosebook.clinics.days;

/**
 * A part of a clinic day that can be its own: set for this day alone, so that it stays when the repeating clinic behind
 * the day changes. Blocked spans have no such part: those of the repeating clinic always apply. The names are stored.
 */
public enum DayPart {
    STOP,
    HOURS,
    PRODUCT,
    /** Staff and minutes a dose, or the places themselves. */
    PLACES,
    /** Places kept for groups and for the telephone. */
    RESERVES
}
