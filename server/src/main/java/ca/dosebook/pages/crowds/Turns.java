package ca.dosebook.pages.crowds;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many at once, and the others one after another in the order they came: first those who are in the middle of
 * something, then newcomers. Who has waited too long, or finds too many waiting, gets no turn.
 */
final class Turns {

    private final int atOnce;
    private final int mostWaiting;
    private final long longestNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> inTheMiddle = new ArrayDeque<>(); // guarded by lock
    private final Deque<Waiting> newcomers = new ArrayDeque<>(); // guarded by lock
    private int inProgress; // guarded by lock

    private static final class Waiting {
        private final CountDownLatch called = new CountDownLatch(1);
        private boolean has; // guarded by the lock of the turns
    }

    /**
     * @param atOnce how many have a turn at the same time
     * @param mostWaiting of each of the two kinds
     * @param longest how long anyone waits
     */
    Turns(int atOnce, int mostWaiting, Duration longest) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.longestNanos = longest.toNanos();
    }

    /**
     * Waits for a turn; each that was given is handed on with {@link #end}.
     *
     * @param middle whether the asker is in the middle of something
     * @param crowded told when somebody has to wait
     * @return false for no turn
     */
    boolean take(boolean middle, Runnable crowded) throws InterruptedException {
        Waiting waiting = new Waiting();
        Deque<Waiting> queue = middle ? inTheMiddle : newcomers;
        lock.lock();
        try {
            if (inProgress < atOnce) {
                inProgress++;
                return true;
            }
            crowded.run();
            if (queue.size() >= mostWaiting) {
                return false;
            }
            queue.addLast(waiting);
        } finally {
            lock.unlock();
        }
        try {
            if (waiting.called.await(longestNanos, TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            if (leave(queue, waiting)) {
                end();
            }
            throw e;
        }
        return leave(queue, waiting);
    }

    /** Stops waiting; true when the turn came at that very moment. */
    private boolean leave(Deque<Waiting> queue, Waiting waiting) {
        lock.lock();
        try {
            if (!waiting.has) {
                queue.remove(waiting);
            }
            return waiting.has;
        } finally {
            lock.unlock();
        }
    }

    /** Hands the turn to whoever is next. */
    void end() {
        lock.lock();
        try {
            Waiting next = inTheMiddle.pollFirst();
            if (next == null) {
                next = newcomers.pollFirst();
            }
            if (next == null) {
                inProgress--;
            } else {
                next.has = true;
                next.called.countDown();
            }
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return inTheMiddle.size() + newcomers.size();
        } finally {
            lock.unlock();
        }
    }
}
