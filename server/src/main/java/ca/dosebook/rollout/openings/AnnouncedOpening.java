package ca.dosebook.rollout.openings;

import ca.dosebook.rollout.Opening;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An opening as it is kept, withdrawn ones too.
 *
 * @param announcedAt empty, like who announced it, where Dosebook itself brought it
 * @param announcedBy who asked for it
 * @param agreedBy the second person
 * @param withdrawnAt empty while it stands
 */
public record AnnouncedOpening(
        OpeningId id,
        Opening opening,
        Optional<Instant> announcedAt,
        Optional<UUID> announcedBy,
        Optional<UUID> agreedBy,
        Optional<Instant> withdrawnAt,
        Optional<UUID> withdrawnBy,
        Optional<UUID> withdrawalAgreedBy) {

    public boolean stands() {
        return withdrawnAt.isEmpty();
    }
}
