package ca.dosebook.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a message that failed is tried again: after 1, 3, 9, 27, 81 and 243 minutes, then every 6 hours for 3 days. */
final class Retry {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final int FACTOR = 3;

    private Retry() {}

    /**
     * The moment of the next attempt; empty when it is time to give up.
     *
     * @param attempts how many there were, 1 or more
     */
    static Optional<Instant> next(int attempts, Instant firstDueAt, Instant now) {
        return now.isBefore(firstDueAt.plus(PATIENCE)) ? Optional.of(now.plus(delayAfter(attempts))) : Optional.empty();
    }

    private static Duration delayAfter(int attempts) {
        Duration delay = FIRST;
        for (int i = 1; i < attempts && delay.compareTo(LONGEST) < 0; i++) {
            delay = delay.multipliedBy(FACTOR);
        }
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
