package ca.dosebook.audit;

import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something for the privacy officer to look at.
 *
 * @param user whose doing it is about; empty for what is nobody's
 * @param person whose record was looked at, where it is about one
 * @param review empty while it is open
 */
public record Alert(
        UUID id,
        AlertKind kind,
        Instant raisedAt,
        Optional<UUID> user,
        Optional<PersonKey> person,
        Optional<Review> review) {

    /** @param note short, the reviewer's own words */
    public record Review(AlertOutcome outcome, Instant at, UUID by, String note) {}
}
