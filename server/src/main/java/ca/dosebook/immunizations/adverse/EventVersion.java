package ca.dosebook.immunizations.adverse;

import ca.dosebook.kernel.Personal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was known of an adverse event at some time, and how far its follow-up was.
 *
 * @param number 1 for the report itself
 * @param by the member of staff who wrote it
 */
@Personal
public record EventVersion(
        int number,
        UUID id,
        Told told,
        FollowUp followUp,
        Optional<Recommendation> recommendation,
        UUID by,
        Instant at) {

    @Override
    public String toString() {
        return "EventVersion[masked]";
    }
}
