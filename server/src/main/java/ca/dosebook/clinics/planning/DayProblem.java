package ca.dosebook.clinics.planning;

/** Why a clinic day is not changed. */
public enum DayProblem {
    /** It is over. */
    PAST,
    CANCELLED,
    /** Places would go that somebody has: such a day is moved or cancelled instead. */
    PEOPLE_IN_IT,
    /** Whoever booked chose the vaccine. */
    PRODUCT_OF_PUBLISHED,
    /** Whoever booked chose the place. */
    STOP_OF_PUBLISHED,
    /** It would close before it opens. */
    HOURS,
    /** The staff could not see one person in a slot. */
    NO_PLACES,
    /** More places would be kept back than there are. */
    RESERVES,
    /** No slot would be left. */
    NO_SLOTS,
    /** There is another day at this stop that opens at this time. */
    TAKEN,
    /** Somebody changed it since. */
    CHANGED_SINCE
}
