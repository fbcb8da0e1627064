package ca.dosebook.waitingroom;

import ca.dosebook.waitingroom.Room.Door;
import ca.dosebook.waitingroom.Room.StoppedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How many go in this second, and whether there is a line at all. Pure.
 *
 * <p>The pace rises gently while nine of ten bookings are as fast as they should be, and falls sharply when they are not;
 * how many are inside is bounded, since the load of who is admitted now comes minutes later.
 */
final class Admission {

    /** Seconds of too much before the door shuts by itself. */
    static final int BUSY = 3;

    /** Seconds without need before it opens again. */
    static final int CALM = 30;

    private static final double SLOWEST_RATE = 0.5;

    /** A leader that was late does not let a crowd in at once. */
    private static final double LONGEST_SECONDS = 2;

    private Admission() {}

    /**
     * What is known of the second that ends.
     *
     * @param nodes alive
     * @param slowestMillis what nine of ten bookings took at most, on the slowest node; 0 for none
     * @param passes people inside
     * @param frontier the last place that may be admitted at all: nobody behind an opening that is still ahead
     * @param free places free anywhere; empty when it is not known
     * @param gathering whether people gather for an opening, or its places are not drawn yet
     */
    record Measures(int nodes, int slowestMillis, int passes, long frontier, OptionalLong free, boolean gathering) {}

    static Room next(Room room, Measures measured, Room.Wish wish, Settings settings, Instant now) {
        double seconds = Math.clamp(Duration.between(room.tickedAt(), now).toMillis() / 1000.0, 0, LONGEST_SECONDS);
        int nodes = Math.max(1, measured.nodes());
        long target = settings.target().toMillis();
        boolean line = measured.frontier() > room.admitted();
        double most = most(wish, settings, nodes);
        double rate = rate(room.rate(), measured.slowestMillis(), target, line, nodes, most);
        StoppedBy stop = stop(measured, wish);
        long inside = (long) settings.passes() * nodes;
        double allowance = stop == StoppedBy.NOTHING ? room.carried() + Math.min(rate, most) * seconds : 0;
        allowance = Math.min(allowance, Math.max(0, inside - measured.passes()));
        long going = Math.clamp((long) allowance, 0, Math.max(0, measured.frontier() - room.admitted()));
        double pace = pace(room, line, rate, going, seconds);
        int busy = measured.slowestMillis() > 2 * target ? room.busySeconds() + 1 : 0;
        boolean full = measured.passes() >= inside;
        boolean calm = measured.slowestMillis() <= target
                && measured.passes() * 5L < inside * 4
                && !measured.gathering()
                && room.waiting() == 0;
        int calmSeconds = calm ? room.calmSeconds() + 1 : 0;
        Door door = door(room.door(), wish, measured.gathering() || full || busy >= BUSY, calmSeconds);
        return new Room(
                room.ticks() + 1,
                now,
                room.lastNumber(),
                room.numberedUpTo(),
                door == Door.OPEN ? Math.max(room.admitted(), measured.frontier()) : room.admitted() + going,
                line ? Math.min(1, allowance - going) : 0,
                rate,
                pace,
                door,
                busy,
                calmSeconds,
                stop);
    }

    private static double most(Room.Wish wish, Settings settings, int nodes) {
        double most = settings.mostPerSecond() * nodes * (1 - settings.telephoneShare());
        return wish.mostPerMinute().isPresent()
                ? Math.min(most, wish.mostPerMinute().getAsInt() / 60.0)
                : most;
    }

    private static double rate(double before, int slowest, long target, boolean line, int nodes, double most) {
        double rate = before;
        if (slowest > 2 * target) {
            rate = before / 2;
        } else if (slowest > target) {
            rate = before * 0.85;
        } else if (line) {
            rate = before * 1.03 + 0.2 * nodes;
        }
        return Math.clamp(rate, SLOWEST_RATE, Math.max(SLOWEST_RATE, most));
    }

    private static StoppedBy stop(Measures measured, Room.Wish wish) {
        if (wish.mostPerMinute().isPresent() && wish.mostPerMinute().getAsInt() == 0) {
            return StoppedBy.OPERATOR;
        }
        return measured.free().isPresent() && measured.free().getAsLong() <= 0
                ? StoppedBy.NO_PLACES
                : StoppedBy.NOTHING;
    }

    /** Half of what it says is about the last quarter of a minute. A line that has just begun has no past. */
    private static double pace(Room room, boolean line, double rate, long going, double seconds) {
        if (!line) {
            return rate;
        }
        return seconds == 0
                ? room.measured()
                : Math.max(0.01, room.measured() + (going / seconds - room.measured()) * 0.04);
    }

    private static Door door(Door before, Room.Wish wish, boolean shut, int calmSeconds) {
        return switch (wish.mode()) {
            case OPEN -> Door.OPEN;
            case SHUT -> Door.SHUT;
            case AUTOMATIC -> shut ? Door.SHUT : calmSeconds >= CALM ? Door.OPEN : before;
        };
    }
}
