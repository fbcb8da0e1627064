package ca.dosebook.waitingroom;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a second: writes down the tickets this node gave out, moves the room on if no other node has, and reads how it
 * stands. Whatever a request asks is answered from what was read last, for as long as the database is away.
 */
final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** A node that has not written for so many seconds of the room is taken for dead. */
    private static final int SILENT = 5;

    private static final Duration REMEMBERED = Duration.ofHours(26);
    private static final int SECONDS_BETWEEN_COUNTS = 5;

    private final RoomStore store;
    private final TransactionTemplate transactions;
    private final ObjectProvider<Outlook> outlook;
    private final Pressure pressure;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Counter counter = new Counter();
    private final Line line = new Line();
    private volatile View view = View.EMPTY;
    private long beats;
    private boolean away;

    /** As it was read last. @param at by this process's own timer */
    record View(
            Room room,
            List<Gathering> gatherings,
            List<RoomStore.Run> alive,
            Room.Wish wish,
            Map<String, Long> free,
            @Nullable Instant freeAt,
            long at) {

        static final View EMPTY = new View(
                new Room(
                        0,
                        Instant.EPOCH,
                        0,
                        0,
                        0,
                        0,
                        Settings.FIRST_RATE,
                        Settings.FIRST_RATE,
                        Room.Door.OPEN,
                        0,
                        0,
                        Room.StoppedBy.NOTHING),
                List.of(),
                List.of(),
                Room.Wish.NONE,
                Map.of(),
                null,
                0);

        /** For whose opening people gather. */
        Optional<Gathering> undrawn() {
            return gatherings.stream().filter(one -> one.drawn() == null).findFirst();
        }

        Set<Integer> runs() {
            return alive.stream().map(RoomStore.Run::run).collect(Collectors.toSet());
        }
    }

    Heartbeat(
            RoomStore store,
            TransactionTemplate transactions,
            ObjectProvider<Outlook> outlook,
            Pressure pressure,
            Settings settings,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.outlook = outlook;
        this.pressure = pressure;
        this.settings = settings;
        this.clock = clock;
    }

    View view() {
        return view;
    }

    Counter counter() {
        return counter;
    }

    Line line() {
        return line;
    }

    /** False when the database did not answer; then everything goes on from memory, and nothing given out is lost. */
    synchronized boolean beat() {
        beats++;
        int slowest = pressure.slowest();
        int passes = pressure.inside();
        try {
            Instant now = clock.instant();
            if (counter.run() == 0) {
                counter.begin(store.begin(now, now.getEpochSecond() - 1));
            }
            List<Line.Slice> closed = counter.closedBefore(now);
            long upTo = counter.upTo();
            store.write(closed);
            counter.written(closed);
            store.seen(counter.run(), now, upTo, slowest, passes);
            transactions.executeWithoutResult(status -> store.due(now).ifPresent(room -> lead(room, now)));
            read(now);
            away = false;
            return true;
        } catch (DataAccessException | TransactionException e) {
            if (!away) {
                // Once for each time without the database; its message may quote what it liked, the kind is enough.
                LOG.warn(
                        "the waiting room goes on from memory: {}", e.getClass().getSimpleName());
            }
            away = true;
            return false;
        }
    }

    /** Writes down what is left; nobody waits for this node any more. */
    void end() {
        try {
            Instant now = clock.instant();
            List<Line.Slice> closed = counter.closedBefore(now.plusSeconds(1));
            store.write(closed);
            counter.written(closed);
            if (counter.run() != 0) {
                store.seen(counter.run(), now, counter.upTo(), 0, 0);
                store.ended(counter.run());
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "the last tickets are found by their moment: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void read(Instant now) {
        Room room = store.room();
        List<RoomStore.Run> alive = store.alive(room.ticks() - SILENT);
        List<Gathering> gatherings = store.gatherings(now.minus(REMEMBERED));
        line.add(store.numberedAfter(line.read(), now.minus(REMEMBERED).getEpochSecond()));
        View last = view;
        Map<String, Long> free = last.free();
        Instant freeAt = last.freeAt();
        if (freeAt == null || beats % SECONDS_BETWEEN_COUNTS == 0) {
            try {
                Optional<Map<String, Long>> counted =
                        Optional.ofNullable(outlook.getIfAvailable()).map(Outlook::freePlaces);
                free = counted.orElse(free);
                freeAt = counted.isPresent() ? now : freeAt;
            } catch (RuntimeException e) {
                LOG.warn("free places are not known: {}", e.getClass().getSimpleName());
            }
        }
        view = new View(room, gatherings, alive, store.wish(), free, freeAt, System.nanoTime());
    }

    private void lead(Room before, Instant now) {
        List<RoomStore.Run> alive = store.alive(before.ticks() - SILENT);
        // What was the present second when the last node wrote is not closed everywhere.
        long closed = alive.stream().mapToLong(RoomStore.Run::upTo).min().orElse(now.getEpochSecond() - 1);
        Room room = before;
        Optional<Gathering> undrawn = store.gatherings(now.minus(REMEMBERED)).stream()
                .filter(one -> one.drawn() == null)
                .findFirst();
        List<Instant> openings = Optional.ofNullable(outlook.getIfAvailable())
                .map(one -> one.openings(now))
                .orElse(List.of());
        Optional<Instant> next = openings.stream()
                .filter(opening -> !settings.gather().isZero() && !opening.isAfter(now.plus(settings.gather())))
                .min(Comparator.naturalOrder());
        if (undrawn.isPresent()) {
            Gathering gathering = undrawn.get();
            Instant opensAt = gathering.opensAt();
            if (opensAt.isAfter(now) && !openings.contains(opensAt)) {
                // It was withdrawn or moved: they wait for the next, or wait no more.
                opensAt = next.orElse(now);
                store.opensAt(gathering, opensAt);
            }
            long last = opensAt.getEpochSecond() - 1;
            if (!opensAt.isAfter(now) && closed >= last) {
                room = number(room, Math.min(last, closed));
                Shuffle drawn = new Shuffle(random.nextLong(), room.lastNumber() - gathering.firstNumber() + 1);
                store.draw(gathering, drawn);
                undrawn = Optional.empty();
            }
        }
        room = number(room, closed);
        if (undrawn.isEmpty() && next.isPresent()) {
            store.gather(next.get(), room.lastNumber() + 1);
            undrawn = store.gatherings(now).stream()
                    .filter(one -> one.drawn() == null)
                    .findFirst();
        }
        store.update(Admission.next(room, measures(room, alive, undrawn), store.wish(), settings, now));
        beginMinute(before, room, alive, now);
    }

    private Room number(Room room, long upTo) {
        long given = store.number(room.lastNumber(), room.numberedUpTo(), upTo);
        return room.numbered(room.lastNumber() + given, upTo);
    }

    private Admission.Measures measures(Room room, List<RoomStore.Run> alive, Optional<Gathering> undrawn) {
        View last = view;
        // Where there is no area at all, nothing is known of places.
        OptionalLong free = last.freeAt() == null || last.free().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        last.free().values().stream().mapToLong(Long::longValue).sum());
        return new Admission.Measures(
                alive.size(),
                alive.stream().mapToInt(RoomStore.Run::slowest).max().orElse(0),
                alive.stream().mapToInt(RoomStore.Run::passes).sum(),
                undrawn.map(one -> one.firstNumber() - 1).orElse(room.lastNumber()),
                free,
                undrawn.isPresent());
    }

    private void beginMinute(Room before, Room room, List<RoomStore.Run> alive, Instant now) {
        long minute = now.getEpochSecond() / 60;
        if (minute == before.tickedAt().getEpochSecond() / 60) {
            return;
        }
        store.write(new RoomStore.Minute(
                Instant.ofEpochSecond(minute * 60),
                room.admitted(),
                room.waiting(),
                alive.stream().mapToInt(RoomStore.Run::passes).sum(),
                alive.stream().mapToInt(RoomStore.Run::slowest).max().orElse(0)));
        if (minute % 60 == 0) {
            store.forget(now);
        }
    }
}
