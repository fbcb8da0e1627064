package ca.dosebook.kernel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Has work that nobody watches give way to people: asked before each portion, it says “later” while people wait, but
 * never for longer than was agreed, so that nothing stands still however long a morning lasts. For all threads.
 */
public final class Yielding {

    private final long longestNanos;
    private final BooleanSupplier crowded;
    private final LongSupplier elapsedNanos;
    private final AtomicLong lastAt;

    Yielding(Duration longest, BooleanSupplier crowded, LongSupplier elapsedNanos) {
        this.longestNanos = longest.toNanos();
        this.crowded = crowded;
        this.elapsedNanos = elapsedNanos;
        this.lastAt = new AtomicLong(elapsedNanos.getAsLong());
    }

    /** @param longest between two portions while people wait */
    public static Yielding forAtMost(Duration longest) {
        return new Yielding(longest, Load::isHigh, System::nanoTime);
    }

    /** Whether the next portion may be done now. While people wait, true once in each span of the agreed length. */
    public boolean mayGoOn() {
        long now = elapsedNanos.getAsLong();
        long last = lastAt.get();
        if (!crowded.getAsBoolean()) {
            lastAt.set(now);
            return true;
        }
        return now - last >= longestNanos && lastAt.compareAndSet(last, now);
    }
}
