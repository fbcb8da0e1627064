package ca.dosebook.reporting;

/** The pages of a booking, in their order. The names are stored. */
public enum JourneyPage {
    WHERE,
    UNIT,
    FOR_WHOM,
    NAME,
    CARD,
    BIRTH_DATE,
    GROUP,
    INVITATION,
    /** Not a question: told that they cannot book, or not yet. */
    ANSWER,
    /** Choosing clinics, days and times, from “you can book” to the last place kept. */
    DOSES,
    CONTACT,
    CHECK,
    /** The booking is complete. */
    DONE
}
