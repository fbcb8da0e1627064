package ca.dosebook.invitations.cohorts;

/** What came of an act on a cohort. A refusal has changed nothing. */
public sealed interface CohortOutcome {

    /** Done; what the cohort is now. */
    record Done(Cohort cohort) implements CohortOutcome {}

    /** No such cohort in this unit. */
    record Unknown() implements CohortOutcome {}

    /** Not in the state that the act needs: someone else was first, or it is being read. */
    record NotNow(Cohort cohort) implements CohortOutcome {}

    /** Nobody of it can be invited as it stands. */
    record NobodyReady(Cohort cohort) implements CohortOutcome {}

    /** More people than one person may approve. */
    record SecondPersonNeeded(Cohort cohort, int ready) implements CohortOutcome {}

    /** Someone of it has been invited, so its approval stays. */
    record InvitedAlready(Cohort cohort, int invited) implements CohortOutcome {}
}
