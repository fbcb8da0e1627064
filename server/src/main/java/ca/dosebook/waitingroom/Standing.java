package ca.dosebook.waitingroom;

import java.time.Duration;
import java.time.Instant;

/** How a ticket stands at this moment. */
public sealed interface Standing {

    /** In line; the number is not known yet, for a second or two, or as long as the database is away. */
    record BeingCounted() implements Standing {}

    /** Gathered before an opening: places are drawn then. */
    record Gathered(Instant opensAt) implements Standing {}

    /**
     * In line.
     *
     * @param place final; counted on through the life of the room
     * @param ahead how many people are before this one
     * @param duration of the wait, at the pace of the last minute
     */
    record InLine(long place, long ahead, Duration duration) implements Standing {}

    /** Whoever has this ticket may go in now. */
    record AtTheFront(long place) implements Standing {}
}
