package ca.dosebook.kernel;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tools that are dear to make and serve one at a time, such as ciphers. The one put back last is taken first, while it is
 * still in the processor's cache. Who fails with a tool in hand does not put it back.
 *
 * @param <T> the tool; equal to itself alone
 */
public final class Idle<T> {

    /** More than can be at work at once on the machines this runs on. */
    private static final int MOST_KEPT = 64;

    private final Deque<T> tools = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** Null when all are in use: then the caller makes another. */
    public @Nullable T take() {
        T tool = tools.pollFirst();
        if (tool != null) {
            kept.decrementAndGet();
        }
        return tool;
    }

    /** Returns whether it is kept; one too many is the caller's to close. */
    public boolean keep(T tool) {
        if (kept.incrementAndGet() > MOST_KEPT) {
            kept.decrementAndGet();
            return false;
        }
        tools.addFirst(tool);
        return true;
    }
}
