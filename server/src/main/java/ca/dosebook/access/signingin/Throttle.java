package ca.dosebook.access.signingin;

import java.time.Duration;
import java.time.Instant;

/**
 * How wrong tries slow the next: pure.
 *
 * @param free wrong tries that cost nothing
 * @param first the wait after them; each further one doubles it
 * @param longest the wait never grows beyond this
 * @param forgotten after so long without a wrong try, counting starts anew
 */
record Throttle(int free, Duration first, Duration longest, Duration forgotten) {

    /** For one account, from one block of addresses or one browser. */
    static final Throttle OF_ACCOUNT =
            new Throttle(5, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(1));

    /** For a block of addresses, behind which may be a whole hospital with its typing errors. */
    static final Throttle OF_BLOCK =
            new Throttle(100, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(1));

    /** @param failures so far; 0 for none */
    Instant openAt(int failures, Instant lastFailure) {
        if (failures < free) {
            return Instant.MIN;
        }
        int doublings = Math.min(failures - free, 20);
        Duration wait = first.multipliedBy(1L << doublings);
        return lastFailure.plus(wait.compareTo(longest) < 0 ? wait : longest);
    }

    /** The count after one more. */
    int after(int failures, Instant lastFailure, Instant now) {
        return lastFailure.plus(forgotten).isAfter(now) ? failures + 1 : 1;
    }
}
