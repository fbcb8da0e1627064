package ca.dosebook.reporting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long bookings took, from classes of time that widen as they grow: a half and nine of ten are read within the class
 * they fall into, as if its bookings were spread evenly. So they are right to about a third, and exact times of single
 * bookings are nowhere.
 *
 * @param bookings how many of them were counted
 * @param median in which half had booked; empty without bookings
 * @param ninetieth in which nine of ten had booked
 */
public record TimeToBook(long bookings, Optional<Duration> median, Optional<Duration> ninetieth) {

    /** Upper ends of the classes, in seconds; what took longer than the last counts as the last. */
    private static final List<Integer> CLASSES = List.of(
            30, 60, 90, 120, 180, 240, 300, 420, 600, 840, 1200, 1800, 2700, 3600, 7200, 14_400, 28_800, 86_400);

    static String classOf(Duration took) {
        long seconds = took.toSeconds();
        return CLASSES.stream()
                .filter(end -> seconds <= end)
                .findFirst()
                .orElse(CLASSES.getLast())
                .toString();
    }

    /** @param counts by the name of the class */
    public static TimeToBook of(Map<String, Long> counts) {
        long all = CLASSES.stream().mapToLong(end -> in(counts, end)).sum();
        return new TimeToBook(all, quantile(counts, all, 0.5), quantile(counts, all, 0.9));
    }

    private static Optional<Duration> quantile(Map<String, Long> counts, long all, double share) {
        double wanted = all * share;
        long before = 0;
        int from = 0;
        for (int end : CLASSES) {
            long here = in(counts, end);
            if (here > 0 && before + here >= wanted) {
                double within = (wanted - before) / here;
                return Optional.of(Duration.ofSeconds(Math.round(from + within * (end - from))));
            }
            before += here;
            from = end;
        }
        return Optional.empty();
    }

    private static long in(Map<String, Long> counts, int end) {
        return counts.getOrDefault(String.valueOf(end), 0L);
    }
}
