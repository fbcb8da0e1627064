package ca.dosebook.waitingroom;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How far everything is, the same for every node.
 *
 * @param ticks seconds that were lived through with a database
 * @param numberedUpTo every ticket of this second (since 1970) and before it has its number
 * @param admitted every place up to this one may go in
 * @param carried the part of a person that the last second left over
 * @param rate people a second, as booking bears it
 * @param measured people a second who were admitted of late
 * @param busySeconds for how long booking has been too slow
 * @param calmSeconds for how long nobody would have had to wait
 */
record Room(
        long ticks,
        Instant tickedAt,
        long lastNumber,
        long numberedUpTo,
        long admitted,
        double carried,
        double rate,
        double measured,
        Door door,
        int busySeconds,
        int calmSeconds,
        StoppedBy stoppedBy) {

    enum Door {
        /** Nobody sees the room: everyone walks through. */
        OPEN,
        /** Who comes waits for their turn. */
        SHUT
    }

    /** Why nobody is admitted. */
    enum StoppedBy {
        NOTHING,
        NO_PLACES,
        OPERATOR
    }

    /** What the operator wants of the door. */
    enum Mode {
        AUTOMATIC,
        OPEN,
        SHUT
    }

    /** @param mostPerMinute empty for as many as booking bears */
    record Wish(Mode mode, OptionalInt mostPerMinute) {
        static final Wish NONE = new Wish(Mode.AUTOMATIC, OptionalInt.empty());
    }

    /** How many have a number and were not admitted. Some of them may have gone home. */
    long waiting() {
        return lastNumber - admitted;
    }

    Room numbered(long last, long upTo) {
        return new Room(
                ticks,
                tickedAt,
                last,
                Math.max(numberedUpTo, upTo),
                admitted,
                carried,
                rate,
                measured,
                door,
                busySeconds,
                calmSeconds,
                stoppedBy);
    }
}
