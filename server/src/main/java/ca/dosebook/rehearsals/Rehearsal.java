package ca.dosebook.rehearsals;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal that two people wanted, or what became of it.
 *
 * @param askedBy the first, a user's id
 * @param agreedBy the second
 * @param address where it is played, as {@code http://host:port}; null until it is ready
 * @param keyWaits whether the key is there and nobody has been shown it
 * @param problem why it failed, in English, for operators; null where it did not
 */
public record Rehearsal(
        RehearsalId id,
        UUID askedBy,
        UUID agreedBy,
        Instant agreedAt,
        State state,
        @Nullable String address,
        boolean keyWaits,
        Optional<Instant> endedAt,
        @Nullable String problem) {

    /** How far it is. The names are stored. */
    public enum State {
        /** Agreed; some node takes it within seconds. */
        WANTED,
        PREPARING,
        READY,
        ENDING,
        ENDED,
        FAILED;

        /** Whether nothing of it is left but its reports. */
        public boolean isOver() {
            return this == ENDED || this == FAILED;
        }
    }
}
