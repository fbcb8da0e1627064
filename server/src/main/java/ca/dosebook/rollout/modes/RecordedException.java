package ca.dosebook.rollout.modes;

import ca.dosebook.rollout.ModeException;
import java.util.Optional;
import java.util.UUID;

/**
 * An exception as it is kept.
 *
 * @param addedBy empty where Dosebook itself brought it
 * @param endedBy empty while it holds
 */
public record RecordedException(UUID id, ModeException exception, Optional<UUID> addedBy, Optional<UUID> endedBy) {

    public boolean holds() {
        return exception.until() == null;
    }
}
