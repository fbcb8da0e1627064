package ca.dosebook.invitations;

/** What came of declining an invitation with a code and a birth date. */
public sealed interface DeclineOutcome {

    /** Declined, now or before. The code still books, for whoever thinks again. */
    record Declined() implements DeclineOutcome {}

    /** A booking was made with it: that is what to cancel. */
    record AlreadyBooked() implements DeclineOutcome {}

    /** No such code, or not that birth date; the two are not told apart. */
    record NotYours() implements DeclineOutcome {}
}
