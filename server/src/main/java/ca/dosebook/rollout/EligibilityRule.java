package ca.dosebook.rollout;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a health unit, or one site, is for while the rule is in force. Rules add up: whoever fits one may book. A site
 * without rules of its own is for everyone who may book in its unit.
 *
 * @param unit null for the whole province
 * @param site the one site the rule is about; null for the whole unit
 * @param effectiveFrom the first moment in force
 * @param effectiveUntil the first moment no longer in force; null for no end
 */
public record EligibilityRule(
        @Nullable HealthUnitId unit,
        @Nullable UUID site,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        EligibilityCriterion criterion) {

    public EligibilityRule {
        if (site != null && unit == null) {
            throw new IllegalArgumentException("a site lies in a unit");
        }
        if (effectiveUntil != null && effectiveUntil.isBefore(effectiveFrom)) {
            throw new IllegalArgumentException("a rule ends after it begins");
        }
    }

    /** For a whole unit or the province, without an end. */
    public EligibilityRule(@Nullable HealthUnitId unit, Instant effectiveFrom, EligibilityCriterion criterion) {
        this(unit, null, effectiveFrom, null, criterion);
    }

    public EligibilityRule until(Instant end) {
        return new EligibilityRule(unit, site, effectiveFrom, end, criterion);
    }

    boolean appliesIn(HealthUnitId asked) {
        return site == null && (unit == null || unit.equals(asked));
    }

    boolean inForce(Instant at) {
        return !effectiveFrom.isAfter(at) && (effectiveUntil == null || effectiveUntil.isAfter(at));
    }
}
