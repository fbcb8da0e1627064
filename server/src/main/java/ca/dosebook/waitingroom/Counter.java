package ca.dosebook.waitingroom;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives out tickets, from memory; remembers how many in which second until that is written down. */
final class Counter {

    private final Deque<Line.Slice> closed = new ArrayDeque<>();
    private int run;
    private int next;
    private int first;
    private long second;

    /** A new run of this node: the first, or one after another database was found. */
    synchronized void begin(int ofRun) {
        run = ofRun;
        next = 0;
        first = 0;
        closed.clear();
    }

    /** The run of now; 0 before the first. */
    synchronized int run() {
        return run;
    }

    synchronized Ticket issue(Instant now) {
        if (run == 0) {
            throw new IllegalStateException("this node has no run yet");
        }
        close(now.getEpochSecond());
        Instant arrival = now.getEpochSecond() == second ? now : Instant.ofEpochSecond(second);
        return new Ticket(run, next++, arrival);
    }

    /** A clock set back does not reopen a second that is closed. */
    private void close(long now) {
        if (now > second) {
            if (next > first) {
                closed.add(new Line.Slice(run, first, next - first, second, 0, false));
                first = next;
            }
            second = now;
        }
    }

    /** Closes every second before this moment: no ticket of them is given out any more. */
    synchronized List<Line.Slice> closedBefore(Instant now) {
        close(now.getEpochSecond());
        return new ArrayList<>(closed);
    }

    /** The last closed second. */
    synchronized long upTo() {
        return second - 1;
    }

    synchronized void written(List<Line.Slice> slices) {
        closed.removeAll(slices);
    }
}
