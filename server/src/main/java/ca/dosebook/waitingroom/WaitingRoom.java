package ca.dosebook.waitingroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;

/**
 * The room and its door. Everything but {@link #enter} at the moment of someone's turn, {@link #useHere} and the operator's
 * wishes is answered from memory.
 */
public final class WaitingRoom {

    /** How long a ticket is good for: a day of bookings. */
    public static final Duration TICKET_LASTS = Duration.ofHours(24);

    private static final long TROUBLE_NANOS = Duration.ofSeconds(4).toNanos();
    private static final Duration CHART = Duration.ofHours(1);

    private final Heartbeat heartbeat;
    private final RoomStore store;
    private final Seals seals;
    private final Pressure pressure;
    private final Clock clock;
    private volatile Notice notice;

    WaitingRoom(Heartbeat heartbeat, RoomStore store, Seals seals, Pressure pressure, Clock clock) {
        this.heartbeat = heartbeat;
        this.store = store;
        this.seals = seals;
        this.pressure = pressure;
        this.clock = clock;
        this.notice = made();
    }

    /** What everyone is told at the moment. */
    public Notice notice() {
        return notice;
    }

    /** Writes the notice anew, once a second; needs nobody. */
    void announce() {
        notice = made();
    }

    private Notice made() {
        Heartbeat.View view = heartbeat.view();
        int drawn = view.gatherings().stream()
                .mapToInt(one -> one.drawn() == null
                        ? one.id().hashCode()
                        : (int) one.drawn().seed())
                .sum();
        return Notice.of(new Notice.Content(
                view.room(),
                opening().orElse(null),
                drawn,
                // A million ask in a minute, a few thousand every five seconds.
                Math.clamp(view.room().waiting() / 5000, 5, 60),
                isInTrouble(),
                view.free(),
                view.freeAt()));
    }

    /** Whether nobody has to wait. */
    public boolean isOpen() {
        return heartbeat.view().room().door() == Room.Door.OPEN;
    }

    /** Whether what is behind the door does not answer at the moment. */
    public boolean isInTrouble() {
        long read = heartbeat.view().at();
        return read != 0 && System.nanoTime() - read > TROUBLE_NANOS;
    }

    /** Whether nobody is admitted at the moment, since no place is free anywhere or the operator wants it so. */
    public boolean isStopped() {
        return heartbeat.view().room().stoppedBy() != Room.StoppedBy.NOTHING;
    }

    /** The opening that people gather for. */
    public Optional<Instant> opening() {
        return heartbeat.view().undrawn().map(Gathering::opensAt);
    }

    /** Free places by area, as of {@link #countedAt}. */
    public Map<String, Long> freePlaces() {
        return heartbeat.view().free();
    }

    public Optional<Instant> countedAt() {
        return Optional.ofNullable(heartbeat.view().freeAt());
    }

    /** A new ticket, behind everyone who has one. */
    public Ticket issue() {
        return heartbeat.counter().issue(clock.instant());
    }

    public String cookie(Ticket ticket) {
        return seals.cookie(ticket);
    }

    /** The ticket of a cookie that we wrote, while it is good. */
    public Optional<Ticket> ticket(String cookie) {
        Instant now = clock.instant();
        return seals.ticket(cookie)
                .filter(ticket -> now.isBefore(ticket.arrival().plus(TICKET_LASTS)));
    }

    public String cookie(Pass pass) {
        return seals.cookie(pass);
    }

    /** The pass of a cookie that we wrote, also when its time is over. */
    public Optional<Pass> pass(String cookie) {
        Instant now = clock.instant();
        return seals.pass(cookie).filter(pass -> now.isBefore(pass.issued().plus(TICKET_LASTS)));
    }

    /** What to type on another device to wait there: ten characters and a dash. Empty beyond sixteen million tickets. */
    public Optional<String> code(Ticket ticket) {
        return seals.code(ticket);
    }

    /** The ticket with this code; empty as long as it is not counted, and for a code that nobody has. */
    public Optional<Ticket> withCode(String typed) {
        return seals.named(typed)
                .flatMap(named -> heartbeat.line().runs().stream()
                        .filter(run -> Seals.isSameRun(run, named))
                        .max(Comparator.naturalOrder())
                        .flatMap(run -> {
                            OptionalLong second = heartbeat.line().second(run, named.ticket());
                            return second.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(
                                            new Ticket(run, named.ticket(), Instant.ofEpochSecond(second.getAsLong())));
                        }));
    }

    public Standing standing(Ticket ticket) {
        Heartbeat.View view = heartbeat.view();
        OptionalLong number = heartbeat
                .line()
                .number(ticket, view.room().numberedUpTo(), view.runs().contains(ticket.run()));
        Optional<Gathering> undrawn = view.undrawn();
        if (number.isEmpty()) {
            return undrawn.<Standing>map(one -> new Standing.Gathered(one.opensAt()))
                    .orElseGet(Standing.BeingCounted::new);
        }
        long place = number.getAsLong();
        for (Gathering gathering : view.gatherings()) {
            OptionalLong drawn = gathering.place(place);
            if (drawn.isEmpty()) {
                return new Standing.Gathered(gathering.opensAt());
            }
            place = drawn.getAsLong();
        }
        long ahead = place - view.room().admitted() - 1;
        if (ahead < 0) {
            return new Standing.AtTheFront(place);
        }
        double seconds = Math.min(ahead / Math.max(0.01, view.room().measured()), TICKET_LASTS.toSeconds());
        return new Standing.InLine(place, ahead, Duration.ofSeconds((long) seconds));
    }

    /** Asks at the door. */
    public Entrance enter(Optional<Pass> pass, Optional<Ticket> ticket) {
        Instant now = clock.instant();
        Optional<Pass> good = pass.filter(one -> isGood(one, now));
        if (good.isPresent() && good.get().isFresh(now)) {
            return new Entrance.In(good.get(), false);
        }
        if (good.isPresent()) {
            return renewed(good.get(), now);
        }
        if (isOpen()) {
            pressure.entered();
            return new Entrance.In(
                    new Pass(
                            Pass.Kind.WALKED_IN,
                            0,
                            0,
                            ThreadLocalRandom.current().nextLong(),
                            now),
                    true);
        }
        if (ticket.isEmpty() || !(standing(ticket.get()) instanceof Standing.AtTheFront)) {
            return new Entrance.Wait();
        }
        if (isInTrouble()) {
            return new Entrance.Trouble();
        }
        try {
            long mine = ThreadLocalRandom.current().nextLong();
            return store.hold(ticket.get(), mine, now) == mine
                    ? given(ticket.get(), mine, now)
                    : new Entrance.Elsewhere();
        } catch (DataAccessException e) {
            return new Entrance.Trouble();
        }
    }

    private Entrance renewed(Pass pass, Instant now) {
        if (pass.kind() == Pass.Kind.IN_TURN && !isInTrouble()) {
            try {
                if (store.holder(pass.run(), pass.ticket())
                        .filter(mark -> mark != pass.holder())
                        .isPresent()) {
                    return new Entrance.Elsewhere();
                }
            } catch (DataAccessException e) {
                // Whoever is inside stays inside; it is asked again at the next renewal.
            }
        }
        pressure.entered();
        return new Entrance.In(pass.renewed(now), true);
    }

    private Entrance given(Ticket ticket, long holder, Instant now) {
        pressure.entered();
        return new Entrance.In(new Pass(Pass.Kind.IN_TURN, ticket.run(), ticket.ticket(), holder, now), true);
    }

    /** Whoever walked in before an opening waits with all others when it comes, unless they keep a place already. */
    private boolean isGood(Pass pass, Instant now) {
        return switch (pass.kind()) {
            case IN_TURN -> true;
            case KEEPS_A_PLACE -> pass.isRemembered(now);
            case WALKED_IN ->
                pass.isRemembered(now)
                        && heartbeat.view().gatherings().stream()
                                .map(Gathering::opensAt)
                                .noneMatch(opening -> opening.isAfter(pass.issued()) && !opening.isAfter(now));
        };
    }

    /** Uses the place in this browser; the other one is told at its next step or within minutes. */
    public Entrance useHere(Ticket ticket) {
        if (!(standing(ticket) instanceof Standing.AtTheFront)) {
            return new Entrance.Wait();
        }
        Instant now = clock.instant();
        try {
            long mine = ThreadLocalRandom.current().nextLong();
            store.take(ticket, mine, now);
            return given(ticket, mine, now);
        } catch (DataAccessException e) {
            return new Entrance.Trouble();
        }
    }

    /** For whoever may book before the opening that others gather for; worth nothing after it. Empty at other times. */
    public Optional<Pass> goAhead() {
        if (opening().isEmpty() && !isOpen()) {
            return Optional.empty();
        }
        pressure.entered();
        return Optional.of(
                new Pass(Pass.Kind.WALKED_IN, 0, 0, ThreadLocalRandom.current().nextLong(), clock.instant()));
    }

    /** The same pass for someone who keeps a place now: an opening does not end it. */
    public Optional<Pass> keepingAPlace(Pass pass) {
        return pass.kind() == Pass.Kind.WALKED_IN ? Optional.of(pass.keepingAPlace()) : Optional.empty();
    }

    /**
     * How the room stands, for the operator.
     *
     * @param shut whether people wait
     * @param waiting who have a number and were not admitted; gathered people among them
     * @param admitted since the room was first used
     * @param perMinute admitted of late
     * @param slowestMillis what nine of ten bookings took at most, on the slowest node; 0 for none
     * @param duration of the wait of someone who comes now
     * @param stopped {@code NOTHING}, {@code NO_PLACES} or {@code OPERATOR}
     * @param mode {@code AUTOMATIC}, {@code OPEN} or {@code SHUT}, as the operator wishes
     */
    public record Report(
            boolean shut,
            Optional<Instant> opensAt,
            long waiting,
            long admitted,
            double perMinute,
            Duration duration,
            int passes,
            int slowestMillis,
            String stopped,
            String mode,
            OptionalInt mostPerMinute,
            Instant asOf,
            List<Node> nodes,
            List<Minute> lastHour) {}

    /** @param run the number of its start */
    public record Node(int run, Instant startedAt, Instant seenAt, int passes, int slowestMillis) {}

    /** @param admitted within it */
    public record Minute(Instant minute, long admitted, long waiting) {}

    public Report report() {
        Heartbeat.View view = heartbeat.view();
        Room room = view.room();
        List<Node> nodes = view.alive().stream()
                .map(run -> new Node(run.run(), run.startedAt(), run.seenAt(), run.passes(), run.slowest()))
                .toList();
        List<RoomStore.Minute> minutes = store.minutes(clock.instant().minus(CHART));
        Room.Wish wish = store.wish();
        return new Report(
                room.door() == Room.Door.SHUT,
                opening(),
                room.waiting(),
                room.admitted(),
                room.measured() * 60,
                Duration.ofSeconds((long) (room.waiting() / Math.max(0.01, room.measured()))),
                nodes.stream().mapToInt(Node::passes).sum(),
                nodes.stream().mapToInt(Node::slowestMillis).max().orElse(0),
                room.stoppedBy().name(),
                wish.mode().name(),
                wish.mostPerMinute(),
                room.tickedAt(),
                nodes,
                differences(minutes));
    }

    private static List<Minute> differences(List<RoomStore.Minute> minutes) {
        return IntStream.range(1, minutes.size())
                .mapToObj(i -> new Minute(
                        minutes.get(i).minute(),
                        minutes.get(i).admitted() - minutes.get(i - 1).admitted(),
                        minutes.get(i).waiting()))
                .toList();
    }

    /**
     * What the operator wishes from now on; every node does so within a second or two.
     *
     * @param mode {@code AUTOMATIC}, {@code OPEN} or {@code SHUT}
     * @param mostPerMinute how many are admitted at most; 0 for nobody, empty for as many as booking bears
     */
    public void wish(String mode, OptionalInt mostPerMinute, UUID by) {
        store.wish(new Room.Wish(Room.Mode.valueOf(mode), mostPerMinute), by, clock.instant());
    }
}
