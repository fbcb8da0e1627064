package ca.dosebook.rollout.openings;

import ca.dosebook.rollout.Pause;
import java.util.Optional;
import java.util.UUID;

/**
 * A pause as it is kept.
 *
 * @param by who paused
 * @param resumptionAskedBy who asked to go on; empty while it lasts
 * @param resumedBy the second person; empty while it lasts
 */
public record RecordedPause(Pause pause, UUID by, Optional<UUID> resumptionAskedBy, Optional<UUID> resumedBy) {}
