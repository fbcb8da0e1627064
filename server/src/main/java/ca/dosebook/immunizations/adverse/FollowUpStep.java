package ca.dosebook.immunizations.adverse;

import ca.dosebook.kernel.Personal;
import java.util.Optional;
import java.util.UUID;

/**
 * What the health unit adds to a report.
 *
 * @param id made when the form was: sent twice, it is recorded once
 * @param seen the number of the version that the form was made from
 * @param told what is known now, what was reported wrongly put right
 * @param recommendation empty as long as there is none
 * @param note in words, at most {@value AdverseEvents#LONGEST_DESCRIPTION} characters; may be empty
 */
@Personal
public record FollowUpStep(
        UUID id, int seen, Told told, FollowUp followUp, Optional<Recommendation> recommendation, String note) {

    @Override
    public String toString() {
        return "FollowUpStep[masked]";
    }
}
