package ca.dosebook.rollout.eligibility;

import ca.dosebook.rollout.EligibilityRule;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A rule as it is kept.
 *
 * @param addedAt empty, like who added it, for the shipped rules
 * @param endedAt when someone ended it by hand; empty for one that runs, or ran, as it was added
 */
public record RecordedRule(
        UUID id,
        EligibilityRule rule,
        Optional<Instant> addedAt,
        Optional<UUID> addedBy,
        Optional<Instant> endedAt,
        Optional<UUID> endedBy) {

    /** Whether it is in force at this moment or will be. */
    public boolean counts(Instant at) {
        Instant end = rule.effectiveUntil();
        return end == null || (end.isAfter(at) && end.isAfter(rule.effectiveFrom()));
    }
}
