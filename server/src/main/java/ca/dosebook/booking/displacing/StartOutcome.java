package ca.dosebook.booking.displacing;

/** What can come of starting. Whatever is not {@link Started} changed nothing. */
public sealed interface StartOutcome {

    record Started() implements StartOutcome {}

    /** So many people are affected that a second member of staff has to agree. */
    record NeedsSecond(int people) implements StartOutcome {}

    /** The day is not published any more, has begun to be worked on, or was given up. */
    record TooLate() implements StartOutcome {}

    /** There is another clinic day at that stop, on that date, from that hour. */
    record TimeTaken() implements StartOutcome {}
}
