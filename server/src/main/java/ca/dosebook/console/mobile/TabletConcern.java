package ca.dosebook.console.mobile;

import ca.dosebook.immunizations.Concern;

/** What a human should look at, though the record was taken. The names are stored; {@code mobile.concern.…} are the words. */
enum TabletConcern {
    EARLY,
    OTHER_PRODUCT,
    SERIES_COMPLETE,
    YOUNG,
    /** A dose was recorded elsewhere since the list was taken along. */
    ELSEWHERE,
    RECALLED,
    EXPIRED,
    NONE_LEFT,
    /** Somebody recorded at another desk what came of the visit. */
    ENDED_BEFORE,
    /** The answers before the dose speak against it, or were not asked for. */
    NOT_CLEARED,
    /** The appointment was cancelled or moved meanwhile. */
    WITHOUT_APPOINTMENT,
    /** Consent was withdrawn after the record. */
    WITHDRAWN,
    /** The device's clock can't be right: the moment was put where it can have been. */
    CLOCK;

    static TabletConcern of(Concern concern) {
        return switch (concern) {
            case EARLY -> EARLY;
            case OTHER_PRODUCT -> OTHER_PRODUCT;
            case SERIES_COMPLETE -> SERIES_COMPLETE;
            case YOUNG -> YOUNG;
        };
    }
}
