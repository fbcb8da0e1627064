package ca.dosebook.rehearsal.report;

import java.util.List;
import java.util.Map;

/**
 * What people met with.
 *
 * @param asked people who came, by what became of them
 * @param requests with an answer or without
 * @param later answers that asked to come back later
 * @param errorPages pages that failed and requests without an answer, those while something was killed left out
 * @param errors how often each happened, by cause; with those while something was killed
 * @param lostPlaces people whose number in line was replaced by a later one
 * @param early bookings acknowledged before the opening
 * @param p50 of pages, in milliseconds from the moment the resident asked
 * @param bookSeconds time from coming, or from the opening when that was later, until the booking was acknowledged
 * @param lateness by which requests were sent later than they should have been, 99 of 100, in milliseconds: this tool's
 *     own fault
 * @param lateArrivals people who came more than a second after their time: this tool's own fault
 */
public record Outcome(
        Map<String, Long> asked,
        long requests,
        long later,
        long errorPages,
        Map<String, Long> errors,
        long lostPlaces,
        long early,
        double p50,
        double p90,
        double p99,
        Spread bookSeconds,
        Spread waitSeconds,
        Fairness fairness,
        Account account,
        List<Step> steps,
        double lateness,
        long lateArrivals) {

    /** @param count of values */
    public record Spread(long count, double median, double p90, double p99) {

        public static Spread of(List<Double> values) {
            return new Spread(
                    values.size(), Quantiles.of(values, 0.5), Quantiles.of(values, 0.9), Quantiles.of(values, 0.99));
        }
    }

    /** One page or form and how quickly it was answered, in milliseconds. */
    public record Step(String name, long count, double p50, double p99) {}
}
