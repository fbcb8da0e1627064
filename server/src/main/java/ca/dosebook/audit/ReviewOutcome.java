package ca.dosebook.audit;

/** What came of trying to review an alert. */
public sealed interface ReviewOutcome {

    /** It is closed and written down. */
    record Reviewed() implements ReviewOutcome {}

    /** Someone else was faster, or the form was sent twice: what stands is as they left it. */
    record ReviewedBefore(Alert alert) implements ReviewOutcome {}

    /** Nobody reviews an alert about themselves. */
    record AboutYourself() implements ReviewOutcome {}

    record Unknown() implements ReviewOutcome {}
}
