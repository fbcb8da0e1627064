package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.bench.Crowd.Result;
import ca.dosebook.rehearsal.bench.Yardstick.Reached;
import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.client.Connection;
import ca.dosebook.rehearsal.client.Resident;
import ca.dosebook.rehearsal.client.Wish;
import ca.dosebook.rehearsal.machine.Database;
import ca.dosebook.rehearsal.machine.Database.Offer;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.machine.StatementLog;
import ca.dosebook.rehearsal.machine.StatementLog.Executed;
import ca.dosebook.rehearsal.machine.Window;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How many whole bookings a second, by HTTP and durable, beside what the database alone can do; and how many whole
 * journeys. Each case of bookings goes in rounds: people answer the questions unmeasured, then book at once, measured;
 * then the yardstick has its turn. So both meet the same machine, the same tables and the same neighbours.
 */
final class BookingBench {

    private static final int BOOKINGS_TO_WARM_UP = 6_000;
    private static final int ROUNDS = 4;

    /** More than the yardstick is known to reach on the machines tried. */
    private static final int YARDSTICK_AT_MOST = 8_000;

    private final Bench bench;
    private final Database database;
    private final BookingOptions options;
    private final Crowd crowd;
    private final List<Offer> offers;
    private final Random random = new Random(7);
    private final List<Window> windows = new ArrayList<>();
    private long people;
    private long acknowledged;
    private int failed;

    BookingBench(Bench bench, BookingOptions options) throws SQLException {
        this.bench = bench;
        this.database = bench.server().database();
        this.options = options;
        this.crowd = new Crowd(Address.here(bench.server().port()), options.clients());
        this.offers = database.offers();
        warmUp();
    }

    private void warmUp() {
        Wishes wishes = Wishes.uniform(offers, random);
        bench.say("Warming up with %d people …", options.warmUp());
        count(crowd.each(
                residents(options.warmUp()),
                Duration.ofMinutes(5),
                (resident, http) -> resident.walk(http, new Random(resident.hashCode()))));
        List<Booker> bookers = bookers(wishes, BOOKINGS_TO_WARM_UP);
        count(crowd.each(bookers, Duration.ofMinutes(5), Booker::book));
    }

    /** Watches one resident's booking and makes it a script. */
    private Yardstick yardstick() throws IOException, SQLException {
        Booker booker = bookers(Wishes.uniform(offers, random), 1).getFirst();
        List<String> person = new ArrayList<>();
        List<Executed> captured;
        try (Connection http = new Connection(bench.server().port())) {
            captured = new StatementLog(database, bench.data()).during(() -> booker.book(http), () -> {
                person.addAll(newestPerson());
                return "\\x" + person.getFirst();
            });
        }
        acknowledged++;
        var made = new Yardstick(
                database, bench.scratch(), Bench.pgbench(), captured, Yardstick.marks(database, person.getFirst()));
        if (made.statements() < 3) {
            throw new IOException("the database's log shows " + made.statements() + " statements of a booking");
        }
        bench.say("The yardstick does the %d statements of one booking.", made.statements());
        return made;
    }

    private List<String> newestPerson() throws SQLException {
        return database.query(
                "select encode(person_key, 'hex') from booking.booking order by booked_at desc limit 1",
                row -> row.getString(1));
    }

    List<Figures> bookings() throws IOException, SQLException {
        Yardstick yardstick = yardstick();
        List<Figures> figures = new ArrayList<>();
        for (String name : options.cases()) {
            Wishes wishes = switch (name) {
                case "one-slot" -> Wishes.oneSlot(offers, random);
                case "ten-slots" -> Wishes.tenSlots(offers, random);
                default -> Wishes.uniform(offers, random);
            };
            figures.add(choosing(name, wishes, yardstick));
        }
        return figures;
    }

    List<Window> windows() {
        return windows;
    }

    /** A resident with everything answered but the places. */
    record Booker(Resident resident, Wish wish) {
        void book(Connection http) throws IOException {
            resident.book(http, wish);
        }
    }

    private List<Resident> residents(int number) {
        List<Resident> residents = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            residents.add(new Resident(people++));
        }
        return residents;
    }

    private List<Booker> bookers(Wishes wishes, int number) {
        List<Booker> bookers = residents(number).stream()
                .map(resident -> new Booker(resident, wishes.next()))
                .toList();
        Result prepared = crowd.each(
                bookers, Duration.ofMinutes(10), (booker, http) -> booker.resident.prepare(http, booker.wish));
        if (prepared.failed() > 0) {
            throw new IllegalStateException("the questions could not be answered: " + prepared.failures());
        }
        return bookers;
    }

    private Figures choosing(String name, Wishes wishes, Yardstick yardstick) throws IOException, SQLException {
        List<Result> results = new ArrayList<>();
        List<Reached> reached = new ArrayList<>();
        Processors used = new Processors(0, 0, 0);
        Duration slice = options.duration().dividedBy(ROUNDS);
        double expected = 400;
        for (int round = 1; round <= ROUNDS; round++) {
            int needed = (int) (expected * slice.toMillis() / 1000 * 1.3) + options.clients();
            List<Booker> bookers = bookers(wishes, needed);
            Processors before = Processors.now(bench.server());
            Result result = measured(bookers, slice, Booker::book);
            used = used.plus(Processors.now(bench.server()).minus(before));
            results.add(result);
            reached.add(yardstick.run(wishes, options.clients(), slice, YARDSTICK_AT_MOST));
            expected = Math.max(expected, result.perSecond());
            bench.say(
                    "%s, round %d of %d: %.0f bookings a second, the yardstick %.0f",
                    name, round, ROUNDS, result.perSecond(), reached.getLast().perSecond());
        }
        double baseline =
                reached.stream().mapToDouble(Reached::perSecond).average().orElse(0);
        return figures("booking", name, Result.of(results), "pgbench " + name, baseline, used);
    }

    /** Every page a resident loads, from the first to the last. */
    Figures journeys() throws IOException {
        int needed = (int) (options.duration().toSeconds() * 2_000);
        Processors before = Processors.now(bench.server());
        Result result = measured(
                residents(needed),
                options.duration(),
                (resident, http) -> resident.walk(http, new Random(resident.hashCode())));
        Processors used = Processors.now(bench.server()).minus(before);
        return figures("journey", "journey", result, "", 0, used);
    }

    private <T> Result measured(List<T> items, Duration atMost, Crowd.Act<T> act) {
        Instant from = bench.clock().instant();
        Result result = crowd.each(items, atMost, act);
        windows.add(new Window(from, bench.clock().instant()));
        return count(result);
    }

    private Result count(Result result) {
        acknowledged += result.nanos().length;
        failed += result.failed();
        result.failures().forEach((what, times) -> bench.say("%d × %s", times, what));
        return result;
    }

    private static Figures figures(
            String of, String name, Result all, String baseline, double perSecond, Processors used) {
        double each = all.nanos().length / 1e6;
        return new Figures(
                of,
                name,
                all.perSecond(),
                all.millis(0.5),
                all.millis(0.99),
                baseline,
                perSecond,
                new Processors(used.server() / each, used.database() / each, used.generator() / each));
    }

    /** Counts what is in the database; returns whether all is as it must be. */
    boolean audit() throws SQLException {
        long booked =
                database.count("select count(*) from booking.booking where health_unit_id <> ?", Yardstick.NO_UNIT);
        Map<String, Long> contradictions = database.contradictions();
        bench.say("Acknowledged %d bookings, found %d; refused or failed %d.", acknowledged, booked, failed);
        contradictions.forEach((what, times) -> bench.say("  %s: %d", what, times));
        return booked == acknowledged
                && failed == 0
                && contradictions.values().stream().allMatch(times -> times == 0);
    }
}
