package ca.dosebook.vaccines;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses among the dated rules: the newest rule in force on the day of booking that fits product and group wins; a rule
 * without a group fits everyone. Of two rules of the same day the one that names a group wins; of two that name one, the
 * one that lets the person come sooner.
 */
final class IntervalRules {

    private static final Comparator<IntervalRule> STRONGEST_LAST = Comparator.comparing(IntervalRule::effectiveFrom)
            .thenComparing(rule -> rule.group() != null)
            .thenComparing(IntervalRule::minimumDays, Comparator.reverseOrder())
            // Only so that the answer never depends on the order in which the database returns rows.
            .thenComparing(rule -> rule.group() == null ? "" : rule.group().code());

    private final List<IntervalRule> rules;

    IntervalRules(List<IntervalRule> rules) {
        this.rules = List.copyOf(rules);
    }

    Optional<IntervalRule> inForce(ProductCode product, Set<PersonGroup> groups, LocalDate onDay) {
        return rules.stream()
                .filter(rule -> !rule.effectiveFrom().isAfter(onDay))
                .filter(rule -> rule.fits(product, groups))
                .max(STRONGEST_LAST);
    }
}
