package ca.dosebook.clinics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where places are free, answered from memory. While someone asks, the numbers are read again beside the questions, so
 * that they are at most a second old; while nobody asks, the database is not asked at all.
 *
 * <p>A slow database makes the numbers older and nobody wait: after a moment's patience everyone is answered with the
 * numbers at hand, which say how old they are. Places that this node gives away are counted at once.
 */
@Component
public class Availability {

    /** How old an answer may be while the database answers. */
    public static final Duration FRESH = Duration.ofSeconds(1);

    /** From this age on the numbers are read again; who asks meanwhile has those at hand. */
    private static final Duration SOON_OLD = Duration.ofMillis(500);

    /** Past slots stay in the plan for at most this long before the plan is read anew. */
    private static final Duration PLAN_KEPT = Duration.ofHours(1);

    /** So long a node may have slept and still read only what changed; changes are kept twice as long. */
    private static final long CHANGES_KNOWN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long FORGET_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private final ClinicStore store;
    private final Clock clock;
    private final long patienceNanos;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Timetable timetable;

    // The rest is guarded by the lock.
    private @Nullable Reading reading;
    private final List<SlotId> taken = new ArrayList<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private boolean failing;
    private long forgotAt = System.nanoTime();

    /**
     * A reading under way or failed a moment ago.
     *
     * @param counted slots of which this node has counted down the places by itself since the last reading: they are read
     *     again in any case, since that reading may have known of it or not
     */
    private record Reading(long began, List<SlotId> counted, CompletableFuture<Timetable> result) {}

    /** From where changes are to be looked for, and when that was known. */
    private record Mark(long at, long number) {}

    private record Read(Timetable timetable, Mark mark) {}

    /** @param patience how long someone waits for numbers that are not older than {@link #FRESH} */
    Availability(ClinicStore store, Clock clock, @Value("${dosebook.clinics.patience:300ms}") Duration patience) {
        this.store = store;
        this.clock = clock;
        this.patienceNanos = patience.toNanos();
    }

    /**
     * The timetable: at most {@link #FRESH} old, unless the database does not answer in time. Only the very first question
     * of a process waits for as long as it takes, and fails if the database does.
     */
    public Timetable timetable() {
        Timetable known = timetable;
        if (known != null && isYounger(known, SOON_OLD)) {
            return known;
        }
        Reading current = reading(known);
        if (known != null && isYounger(known, FRESH)) {
            return known;
        }
        return awaited(current, known);
    }

    /** How old these numbers are now. */
    public Duration age(Timetable known) {
        Duration age = Duration.between(known.asOf(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** A place of this slot was just given away by this node: nobody is shown it any more. */
    public void taken(SlotId slot) {
        changing.lock();
        try {
            Timetable known = timetable;
            if (known != null) {
                timetable = without(known, slot);
            }
            taken.add(slot);
        } finally {
            changing.unlock();
        }
    }

    private static Timetable without(Timetable known, SlotId slot) {
        int places = known.placesOf(slot);
        return places > 0 ? known.with(Map.of(slot, places - 1), known.asOf()) : known;
    }

    private boolean isYounger(Timetable known, Duration limit) {
        Duration age = Duration.between(known.asOf(), clock.instant());
        return !age.isNegative() && age.compareTo(limit) < 0;
    }

    /** The reading under way, or a new one; after a failure the next one a second later. */
    private Reading reading(@Nullable Timetable known) {
        changing.lock();
        try {
            Timetable latest = timetable;
            if (latest != null && isYounger(latest, SOON_OLD)) {
                return new Reading(System.nanoTime(), List.of(), CompletableFuture.completedFuture(latest));
            }
            Reading current = reading;
            boolean over = current == null
                    || (current.result().isDone()
                            && (known == null || System.nanoTime() - current.began() > FRESH.toNanos()));
            if (current == null || over) {
                Reading begun = new Reading(System.nanoTime(), List.copyOf(taken), new CompletableFuture<>());
                reading = begun;
                taken.clear();
                Thread.ofVirtual().name("availability").start(() -> read(begun));
                return begun;
            }
            return current;
        } finally {
            changing.unlock();
        }
    }

    private Timetable awaited(Reading current, @Nullable Timetable known) {
        long left = known == null ? Long.MAX_VALUE : current.began() + patienceNanos - System.nanoTime();
        try {
            return current.result().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            if (known == null) {
                throw new IllegalStateException("where places are free could not be read", e.getCause());
            }
            return known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void read(Reading own) {
        try {
            Read read = read(own.counted());
            own.result().complete(publish(read));
        } catch (RuntimeException e) {
            changing.lock();
            try {
                if (!failing) {
                    LOG.warn(
                            "free places could not be read, the last numbers stay: {}",
                            e.getClass().getSimpleName());
                }
                failing = true;
                taken.addAll(own.counted());
            } finally {
                changing.unlock();
            }
            own.result().completeExceptionally(e);
        }
    }

    private Timetable publish(Read read) {
        changing.lock();
        try {
            Timetable next = read.timetable();
            // These may have been read before the place was taken.
            for (SlotId slot : taken) {
                next = without(next, slot);
            }
            timetable = next;
            reading = null;
            failing = false;
            marks.addLast(read.mark());
            return next;
        } finally {
            changing.unlock();
        }
    }

    private Read read(List<SlotId> counted) {
        Instant now = clock.instant();
        long began = System.nanoTime();
        Timetable known = timetable;
        ClinicPlan current = currentPlan(known, now);
        Mark last = lastMark();
        if (known != null && known.plan() == current && last != null && began - last.at() < CHANGES_KNOWN_NANOS) {
            ClinicStore.PlaceChanges changes =
                    store.changesSince(last.number(), known.plan().slots(counted));
            if (changes.mark() >= last.number()) {
                forget(began);
                return new Read(known.with(changes.free(), now), new Mark(began, changes.mark()));
            }
        }
        // Read first: what changes meanwhile is read again the next time.
        long mark = store.changesSince(Long.MAX_VALUE, List.of()).mark();
        return new Read(Timetable.of(current, store.freePlacesSince(current.since()), now), new Mark(began, mark));
    }

    private @Nullable Mark lastMark() {
        changing.lock();
        try {
            return marks.peekLast();
        } finally {
            changing.unlock();
        }
    }

    /** Changes that every node that has not slept has read twice over. */
    private void forget(long now) {
        Mark old = null;
        changing.lock();
        try {
            if (now - forgotAt < FORGET_EVERY_NANOS) {
                return;
            }
            forgotAt = now;
            while (!marks.isEmpty() && now - marks.getFirst().at() > 2 * CHANGES_KNOWN_NANOS) {
                old = marks.removeFirst();
            }
        } finally {
            changing.unlock();
        }
        if (old != null) {
            store.forgetChangesBefore(old.number());
        }
    }

    private ClinicPlan currentPlan(@Nullable Timetable known, Instant now) {
        ClinicPlan plan = known == null ? null : known.plan();
        return plan == null
                        || now.isBefore(plan.since())
                        || plan.since().plus(PLAN_KEPT).isBefore(now)
                        || plan.edition() != store.edition()
                ? ClinicPlan.read(store, now)
                : plan;
    }
}
