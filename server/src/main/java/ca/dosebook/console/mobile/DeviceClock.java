package ca.dosebook.console.mobile;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells by a device's clock what time it was by ours. The difference of now is taken for the difference of then, within
 * what can be: nothing was recorded before the list was packed, nor after now.
 *
 * @param ahead of ours; negative where it is behind
 */
record DeviceClock(Duration ahead, Instant packedAt, Instant now) {

    /** A difference that somebody should set right. */
    private static final Duration LARGE = Duration.ofMinutes(5);

    /** @param deviceNow in milliseconds since 1970, when the records were sent */
    static DeviceClock of(long deviceNow, Instant packedAt, Instant now) {
        return new DeviceClock(Duration.ofMillis(deviceNow - now.toEpochMilli()), packedAt, now);
    }

    /** @param moved whether the clock said what cannot be */
    record Moment(Instant at, boolean moved) {}

    /** @param deviceMillis in milliseconds since 1970, by the device */
    Moment at(long deviceMillis) {
        Instant said = Instant.ofEpochMilli(deviceMillis).minus(ahead);
        if (said.isBefore(packedAt)) {
            return new Moment(packedAt, true);
        }
        return said.isAfter(now) ? new Moment(now, true) : new Moment(said, false);
    }

    /** How far it is off, in whole minutes; 0 where that is nothing to speak of. Positive when it is ahead. */
    long minutesOff() {
        return ahead.abs().compareTo(LARGE) < 0 ? 0 : ahead.toMinutes();
    }
}
