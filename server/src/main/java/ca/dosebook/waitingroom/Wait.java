package ca.dosebook.waitingroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A wait as it is told to someone who was told one before: the moment of their turn comes nearer or stays, and when it
 * cannot, that is said.
 *
 * @param turn when it is expected to be their turn
 * @param slowed whether it is later than they were told
 */
public record Wait(Instant turn, boolean slowed) {

    private static final Duration KEPT_PROMISE = Duration.ofMinutes(2);

    /** @param told the turn that this person was told of last */
    public static Wait after(Optional<Instant> told, Instant now, Duration estimate) {
        Instant expected = now.plus(estimate);
        if (told.isEmpty() || !expected.isAfter(told.get())) {
            return new Wait(expected, false);
        }
        Duration promised = Duration.between(now, told.get());
        Duration leeway = promised.dividedBy(5).compareTo(KEPT_PROMISE) > 0 ? promised.dividedBy(5) : KEPT_PROMISE;
        return expected.isAfter(told.get().plus(leeway))
                ? new Wait(expected, true)
                : new Wait(promised.isNegative() ? now : told.get(), false);
    }

    /** In whole minutes as people say them: exact up to ten, then by five, above an hour by fifteen. 0: less than two. */
    public static int minutes(Duration wait) {
        long minutes = (Math.max(0, wait.toSeconds()) + 59) / 60;
        if (minutes < 2) {
            return 0;
        }
        long step = minutes <= 10 ? 1 : minutes <= 60 ? 5 : 15;
        return (int) Math.min((minutes + step - 1) / step * step, 24 * 60);
    }
}
