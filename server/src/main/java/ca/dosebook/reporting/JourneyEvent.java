package ca.dosebook.reporting;

/** What is counted. The names are stored. */
enum JourneyEvent {
    /** A page was shown, each time. */
    SHOWN,
    /** A sitting came to a page for the first time. */
    REACHED,
    /** A sitting went on from a page that it had reached. */
    PASSED,
    /** A form was sent back; the detail is the message's key. */
    ERROR,
    /** A sitting that belongs to this unit from now on. */
    BEGUN,
    /** A sitting that had belonged to this unit and belongs to another. */
    ELSEWHERE,
    /** An invitation was accepted, once a sitting. */
    INVITED,
    BOOKED,
    /** How long a booking took; the detail is the class of time. */
    TOOK
}
