package ca.dosebook.invitations.waves;

import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A wave as it was made.
 *
 * @param people how many were invited
 * @param expiresAt when its codes end
 * @param releasedAt from when on they may be told; empty while a second person has not agreed
 */
public record Wave(
        WaveId id,
        HealthUnitId unit,
        String name,
        int people,
        UUID madeBy,
        Instant madeAt,
        Instant expiresAt,
        Optional<Instant> releasedAt,
        Optional<Instant> revokedAt) {

    /** Whether its people may be told now. */
    public boolean canBeSent(Instant now) {
        return releasedAt.isPresent() && revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
