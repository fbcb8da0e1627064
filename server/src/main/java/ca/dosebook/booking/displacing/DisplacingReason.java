package ca.dosebook.booking.displacing;

/** Why a clinic day falls out. The names are stored; {@code displacing.reason.…} has the words. */
public enum DisplacingReason {
    WEATHER,
    NO_VACCINE,
    NO_STAFF,
    BUILDING_CLOSED,
    /** None of these: then it is written out, in both languages. */
    OTHER
}
