package ca.dosebook.immunizations.adverse;

/** What comes of adding to a report. A refusal leaves nothing behind. */
public sealed interface FollowUpOutcome {

    record Done(AdverseEvent event) implements FollowUpOutcome {}

    /** Somebody else added something since the form was made. */
    record Meanwhile() implements FollowUpOutcome {}

    /** From where it stands it does not go there. */
    record NotFromHere() implements FollowUpOutcome {}

    record RecommendationMissing() implements FollowUpOutcome {}

    /** The onset is put before the dose. */
    record BeforeTheDose() implements FollowUpOutcome {}

    record InTheFuture() implements FollowUpOutcome {}

    record NothingHappened() implements FollowUpOutcome {}

    /** Nobody decides about themselves. */
    record OwnRecord() implements FollowUpOutcome {}

    record TooLong() implements FollowUpOutcome {}
}
