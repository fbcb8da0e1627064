package ca.dosebook.invitations.cohorts;

import ca.dosebook.kernel.Personal;

/** A person of a cohort who can be invited. */
@Personal
public record Candidate(CandidateId id, CohortId cohort, CandidateDetails details) {

    @Override
    public String toString() {
        return "Candidate[" + id.value() + ", masked]";
    }
}
