package ca.dosebook.reporting.readiness;

/** How many people are to book, and how that is known. */
public sealed interface People {

    /** In a pilot: open invitations, neither used nor run out nor revoked. */
    record Invited(int people) implements People {}

    /** For everyone: what the coordinator entered, and where it comes from. */
    record Estimated(int people, String source) implements People {}

    record Unknown() implements People {}
}
