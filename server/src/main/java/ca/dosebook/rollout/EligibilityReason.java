package ca.dosebook.rollout;

/** Why someone may book. */
public sealed interface EligibilityReason {

    /** She holds an invitation, which is a right of its own. */
    record Invited() implements EligibilityReason {}

    /** It is the turn of people like her. */
    record TurnHasCome(EligibilityCriterion criterion) implements EligibilityReason {}
}
