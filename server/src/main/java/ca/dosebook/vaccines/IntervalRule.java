package ca.dosebook.vaccines;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long after one dose the next one is given, from an announced day on. Whole days, 1 or more, in ascending order.
 *
 * @param group whom the rule is for; null for everyone
 */
public record IntervalRule(
        LocalDate effectiveFrom,
        ProductCode product,
        @Nullable PersonGroup group,
        int minimumDays,
        int targetDays,
        int maximumDays) {

    public IntervalRule {
        if (minimumDays < 1 || targetDays < minimumDays || maximumDays < targetDays) {
            throw new IllegalArgumentException(
                    "not an interval: " + minimumDays + ", " + targetDays + ", " + maximumDays + " days");
        }
    }

    /** The days on which the next dose may be given when the previous one is given on this day. */
    public DoseWindow windowAfter(LocalDate previousDose) {
        return new DoseWindow(
                previousDose.plusDays(minimumDays),
                previousDose.plusDays(targetDays),
                previousDose.plusDays(maximumDays));
    }

    boolean fits(ProductCode wanted, Set<PersonGroup> groups) {
        return product.equals(wanted) && (group == null || groups.contains(group));
    }
}
