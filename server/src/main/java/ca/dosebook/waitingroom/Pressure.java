package ca.dosebook.waitingroom;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.springframework.stereotype.Component;

/** How hard booking is at work on this node, as those inside feel it. Reported by whoever answers them. */
@Component
public class Pressure {

    /** Upper ends of the classes, in milliseconds: each about a quarter above the one before. */
    private static final int[] CLASSES = classes();

    /** The second at hand and the two before it. */
    private static final int SECONDS = 3;

    /** Fewer in those seconds tell nothing of a crowd: the first booking after a start is slow, and nobody has to wait for it. */
    private static final int FEWEST = 5;

    private final AtomicIntegerArray[] counts = new AtomicIntegerArray[SECONDS];
    private volatile int current;

    /** Who was given a pass, or a new one, in each of the last seconds. */
    private final AtomicIntegerArray entered = new AtomicIntegerArray((int) Pass.RENEWED_AFTER.toSeconds());

    private volatile int enteredAt;

    Pressure() {
        for (int i = 0; i < SECONDS; i++) {
            counts[i] = new AtomicIntegerArray(CLASSES.length);
        }
    }

    private static int[] classes() {
        int[] ends = new int[40];
        double end = 5;
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (int) Math.round(end);
            end *= 1.25;
        }
        return ends;
    }

    /** One booking, or one page on the way to it, took so long from the request to its answer. */
    public void record(Duration latencyOfABooking) {
        long millis = latencyOfABooking.toMillis();
        int at = 0;
        while (at < CLASSES.length - 1 && CLASSES[at] < millis) {
            at++;
        }
        counts[current].incrementAndGet(at);
    }

    /** Nobody is served any more within a time worth waiting for: counts like the longest there is. */
    public void refused() {
        counts[current].incrementAndGet(CLASSES.length - 1);
    }

    /** Someone came in, or showed that they are still inside. */
    void entered() {
        entered.incrementAndGet(enteredAt);
    }

    /**
     * How many are inside, on whichever node: whoever is active shows it once within the time that is counted, to one node.
     * Begins a new second.
     */
    int inside() {
        int all = 0;
        for (int i = 0; i < entered.length(); i++) {
            all += entered.get(i);
        }
        int next = (enteredAt + 1) % entered.length();
        entered.set(next, 0);
        enteredAt = next;
        return all;
    }

    /**
     * What nine of ten took at most in the last seconds, in milliseconds; 0 when there was next to nothing. Begins a new
     * second: to be asked by one, once a second.
     */
    int slowest() {
        int[] sums = new int[CLASSES.length];
        int all = 0;
        for (AtomicIntegerArray second : counts) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += second.get(i);
                all += second.get(i);
            }
        }
        int next = (current + 1) % SECONDS;
        for (int i = 0; i < CLASSES.length; i++) {
            counts[next].set(i, 0);
        }
        current = next;
        int above = all / 10;
        int at = CLASSES.length - 1;
        while (at > 0 && above >= sums[at]) {
            above -= sums[at];
            at--;
        }
        return all < FEWEST ? 0 : CLASSES[at];
    }
}
