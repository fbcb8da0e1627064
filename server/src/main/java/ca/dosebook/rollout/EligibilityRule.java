package ca.dosebook.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is from a moment on. Rules add up: whoever fits any rule in force may book.
 *
 * @param unit null for the whole province
 */
public record EligibilityRule(@Nullable HealthUnitId unit, Instant effectiveFrom, EligibilityCriterion criterion) {

    boolean appliesIn(HealthUnitId asked) {
        return unit == null || unit.equals(asked);
    }
}
