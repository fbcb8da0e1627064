package ca.dosebook.rehearsal.days;

import java.time.Duration;
import java.util.Random;

/**
 * How long someone looks at a page before going on. The median grows with the words on it, by 4.4 seconds for 100 words as
 * measured by Weinreich and others (Not Quite the Average: An Empirical Study of Web Use, ACM Transactions on the Web
 * 2(1), 2008); the seconds before any word are assumed. Times are log-normal about the median.
 *
 * @param seconds before any word is read
 * @param secondsPer100Words on top
 * @param spread standard deviation of the logarithm, 0 for none
 */
public record Thinking(double seconds, double secondsPer100Words, double spread) {

    private static final double LONGEST_SPREAD = 2.5;

    public Duration on(int words, Random random) {
        double median = seconds + secondsPer100Words * words / 100;
        double chance = Math.clamp(random.nextGaussian(), -LONGEST_SPREAD, LONGEST_SPREAD);
        return Duration.ofNanos((long) (median * Math.exp(spread * chance) * 1e9));
    }
}
