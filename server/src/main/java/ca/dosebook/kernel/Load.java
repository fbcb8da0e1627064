package ca.dosebook.kernel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether people wait for this process. One for the whole process and no bean: two applications in it, as in a rehearsal,
 * share its processors, and so yield to each other's people.
 */
public final class Load {

    /** So long after somebody had to wait the load counts as high. */
    private static final long CALM_AFTER_NANOS = 2_000_000_000L;

    private static final AtomicLong CROWDED_AT = new AtomicLong(System.nanoTime() - CALM_AFTER_NANOS);

    private Load() {}

    /** Somebody has to wait for a turn. */
    public static void crowded() {
        CROWDED_AT.setRelease(System.nanoTime());
    }

    /** Whether somebody had to wait within the last two seconds. */
    public static boolean isHigh() {
        return System.nanoTime() - CROWDED_AT.getAcquire() < CALM_AFTER_NANOS;
    }
}
