package ca.dosebook.rehearsal.report;

import java.util.List;

/** The usual summary of times. */
public final class Quantiles {

    private Quantiles() {}

    /** @param share of the values that are as small or smaller, 0 to 1; 0 of no values */
    public static double of(List<Double> values, double share) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
