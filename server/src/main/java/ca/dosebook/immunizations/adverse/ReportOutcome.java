package ca.dosebook.immunizations.adverse;

/** What comes of recording an adverse event. A refusal leaves nothing behind. */
public sealed interface ReportOutcome {

    record Recorded(AdverseEvent event) implements ReportOutcome {}

    /** The dose is not, or no longer, in the person's record. */
    record NoSuchDose() implements ReportOutcome {}

    record BeforeTheDose() implements ReportOutcome {}

    record InTheFuture() implements ReportOutcome {}

    record NothingHappened() implements ReportOutcome {}

    /** Nobody reports about themselves. */
    record OwnRecord() implements ReportOutcome {}

    record TooLong() implements ReportOutcome {}
}
