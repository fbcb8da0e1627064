package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.CandidateDetails;
import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.kernel.Personal;
import java.util.List;
import java.util.Optional;

/**
 * What a line says by itself.
 *
 * @param details empty where it does not name a person with a birth date
 */
@Personal
public record Meaning(Optional<CandidateDetails> details, List<Problem> problems) {

    @Override
    public String toString() {
        return "Meaning[masked]";
    }
}
