package ca.dosebook.booking.together;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Requests that arrive together are done together. Whoever finds nobody at work does their own request at once, and with
 * it whatever else waits; what arrives meanwhile waits for its end and is the next batch. So nobody waits for others to
 * come, and a batch is as large as the load makes it.
 *
 * <p>The work is done by the asking threads themselves: the one who has waited longest takes it over from the one before.
 * There is no thread to start, to stop or to die.
 *
 * <p>Two requests of one owner are never under way at once; the second waits for the next batch.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Batches<Q, A> {

    /**
     * @param most requests in a batch
     * @param atOnce batches under way at the same time
     * @param waiting requests that may wait; beyond it a request is refused at once
     * @param patience how long a request waits at most
     */
    record Limits(int most, int atOnce, int waiting, Duration patience) {}

    /** Does several requests: all of them or, when it throws, none. */
    interface Work<Q, A> {

        /** @return an answer for each, in the same order */
        List<A> doAll(List<Q> requests);
    }

    /** How a request is refused that could not be done in time. */
    interface Refusal {

        /** @param perhapsDone whether it was under way, so that it may still happen */
        RuntimeException refuse(boolean perhapsDone);
    }

    private enum State {
        WAITING,
        /** To do its own batch, with its own thread. */
        LEADING,
        UNDER_WAY,
        DONE
    }

    private static final class Ticket<Q, A> {

        private final Q request;
        private final Object owner;
        private final Thread thread = Thread.currentThread();
        private @Nullable A answer;
        private @Nullable RuntimeException failure;
        private volatile State state = State.WAITING;

        Ticket(Q request, Object owner) {
            this.request = request;
            this.owner = owner;
        }

        A outcome() {
            if (failure != null) {
                throw failure;
            }
            if (answer == null) {
                throw new IllegalStateException("a batch ended without an answer");
            }
            return answer;
        }
    }

    private final Limits limits;
    private final Function<Q, Object> ownerOf;
    private final Work<Q, A> work;
    private final Predicate<RuntimeException> hopeless;
    private final Refusal refusal;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Ticket<Q, A>> waiting = new ArrayDeque<>();
    private final Set<Object> owners = new HashSet<>();
    private int leading;

    /**
     * @param ownerOf to whom a request belongs
     * @param hopeless failures that would meet each request of the batch alone too: the database is not there
     */
    Batches(
            Limits limits,
            Function<Q, Object> ownerOf,
            Work<Q, A> work,
            Predicate<RuntimeException> hopeless,
            Refusal refusal) {
        this.limits = limits;
        this.ownerOf = ownerOf;
        this.work = work;
        this.hopeless = hopeless;
        this.refusal = refusal;
    }

    /** Does it with others or alone, and returns when it is done. Throws what the work threw for it. */
    A ask(Q request) {
        Ticket<Q, A> own = new Ticket<>(request, ownerOf.apply(request));
        enter(own);
        long end = System.nanoTime() + limits.patience().toNanos();
        boolean interrupted = false;
        try {
            while (own.state != State.DONE) {
                if (own.state == State.LEADING) {
                    lead(own, end);
                } else {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        giveUp(own);
                    } else {
                        LockSupport.parkNanos(this, left);
                        // What was begun is finished; the interruption is told afterwards.
                        interrupted |= Thread.interrupted();
                    }
                }
            }
            return own.outcome();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many wait at this moment. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void enter(Ticket<Q, A> own) {
        lock.lock();
        try {
            if (waiting.size() >= limits.waiting()) {
                throw refusal.refuse(false);
            }
            waiting.addLast(own);
            appoint();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: while one more batch may be under way, who has waited longest leads it. */
    private void appoint() {
        Iterator<Ticket<Q, A>> next = waiting.iterator();
        while (leading < limits.atOnce() && next.hasNext()) {
            Ticket<Q, A> ticket = next.next();
            if (owners.add(ticket.owner)) {
                next.remove();
                leading++;
                ticket.state = State.LEADING;
                LockSupport.unpark(ticket.thread);
            }
        }
    }

    private void giveUp(Ticket<Q, A> own) {
        lock.lock();
        try {
            if (own.state == State.WAITING) {
                waiting.remove(own);
                throw refusal.refuse(false);
            }
            if (own.state == State.UNDER_WAY) {
                throw refusal.refuse(true);
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead(Ticket<Q, A> own, long end) {
        List<Ticket<Q, A>> batch = gather(own);
        try {
            doAll(batch, end);
        } finally {
            lock.lock();
            try {
                batch.forEach(ticket -> owners.remove(ticket.owner));
                leading--;
                appoint();
            } finally {
                lock.unlock();
            }
            batch.forEach(Batches::finish);
        }
    }

    private List<Ticket<Q, A>> gather(Ticket<Q, A> own) {
        List<Ticket<Q, A>> batch = new ArrayList<>();
        batch.add(own);
        lock.lock();
        try {
            Iterator<Ticket<Q, A>> next = waiting.iterator();
            while (batch.size() < limits.most() && next.hasNext()) {
                Ticket<Q, A> ticket = next.next();
                if (owners.add(ticket.owner)) {
                    next.remove();
                    ticket.state = State.UNDER_WAY;
                    batch.add(ticket);
                }
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }

    private void doAll(List<Ticket<Q, A>> batch, long end) {
        try {
            List<A> answers =
                    work.doAll(batch.stream().map(ticket -> ticket.request).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer = answers.get(i);
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1 || hopeless.test(e)) {
                batch.forEach(ticket -> ticket.failure = e);
            } else {
                doEachAlone(batch, end);
            }
        }
    }

    /** Whatever made the batch fail, it fails alone: a request that is poison harms nobody else. */
    private void doEachAlone(List<Ticket<Q, A>> batch, long end) {
        for (Ticket<Q, A> ticket : batch) {
            try {
                if (System.nanoTime() - end > 0) {
                    throw refusal.refuse(false);
                }
                ticket.answer = work.doAll(List.of(ticket.request)).getFirst();
            } catch (RuntimeException e) {
                ticket.failure = e;
            }
            if (ticket.thread != Thread.currentThread()) {
                finish(ticket);
            }
        }
    }

    private static void finish(Ticket<?, ?> ticket) {
        ticket.state = State.DONE;
        LockSupport.unpark(ticket.thread);
    }
}
