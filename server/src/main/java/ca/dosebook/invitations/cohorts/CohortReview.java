package ca.dosebook.invitations.cohorts;

/** Looking through a cohort. */
public final class CohortReview {

    private CohortReview() {}

    /**
     * @param lines that have it
     * @param waiting of them, those for which it waits for a decision
     */
    public record Count(int lines, int waiting) {}
}
