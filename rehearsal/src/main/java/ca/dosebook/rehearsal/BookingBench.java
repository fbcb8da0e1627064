package ca.dosebook.rehearsal;

import ca.dosebook.rehearsal.Crowd.Result;
import ca.dosebook.rehearsal.Database.Offer;
import ca.dosebook.rehearsal.StatementLog.Executed;
import ca.dosebook.rehearsal.Yardstick.Reached;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How many whole bookings a second, by HTTP and durable, beside what the database alone can do. Each case goes in
 * rounds: people answer the questions unmeasured, then book at once, measured; then the yardstick has its turn. So both
 * meet the same machine, the same tables and the same neighbours.
 */
final class BookingBench {

    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 4;

    /** More than the yardstick is known to reach on the machines tried. */
    private static final int YARDSTICK_AT_MOST = 8_000;

    private final Server server;
    private final Database database;
    private final Options options;
    private final Crowd crowd;
    private final Yardstick yardstick;
    private final List<Offer> offers;
    private final PrintStream progress;
    private final Clock clock;
    private final Random random = new Random(7);
    private final List<Window> windows = new ArrayList<>();
    private long people;
    private long acknowledged;
    private int failed;

    /** When something was measured, for the profile. */
    record Window(Instant from, Instant to) {}

    BookingBench(
            Server server, Path data, Path scratch, String pgbench, Options options, PrintStream progress, Clock clock)
            throws IOException, SQLException {
        this.server = server;
        this.database = server.database();
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        this.crowd = new Crowd(server.port(), options.clients());
        this.offers = database.offers();
        warmUp();
        this.yardstick = yardstick(data, scratch, pgbench);
    }

    private void warmUp() {
        Wishes wishes = Wishes.uniform(offers, random);
        progress.printf("Warming up with %d people …%n", WARM_UP);
        count(crowd.each(
                residents(WARM_UP),
                Duration.ofMinutes(5),
                (resident, http) -> resident.walk(http, new Random(resident.hashCode()))));
        List<Booker> bookers = bookers(wishes, WARM_UP);
        count(crowd.each(bookers, Duration.ofMinutes(5), Booker::book));
    }

    /** Watches one resident's booking and makes it a script. */
    private Yardstick yardstick(Path data, Path scratch, String pgbench) throws IOException, SQLException {
        Booker booker = bookers(Wishes.uniform(offers, random), 1).getFirst();
        List<String> person = new ArrayList<>();
        List<Executed> captured;
        try (Connection http = new Connection(server.port())) {
            captured = new StatementLog(database, data).during(() -> booker.book(booker.resident, http), () -> {
                person.addAll(newestPerson());
                return "\\x" + person.getFirst();
            });
        }
        acknowledged++;
        var made = new Yardstick(database, scratch, pgbench, captured, Yardstick.marks(database, person.getFirst()));
        if (made.statements() < 3) {
            throw new IOException("the database's log shows " + made.statements() + " statements of a booking");
        }
        progress.printf("The yardstick does the %d statements of one booking.%n", made.statements());
        return made;
    }

    private List<String> newestPerson() throws SQLException {
        return database.query(
                "select encode(person_key, 'hex') from booking.booking order by booked_at desc limit 1",
                row -> row.getString(1));
    }

    List<Figures> measure() throws IOException, SQLException {
        List<Figures> figures = new ArrayList<>();
        figures.add(choosing("uniform", Wishes.uniform(offers, random)));
        figures.add(choosing("ten-slots", Wishes.tenSlots(offers, random)));
        figures.add(journey(figures.getFirst()));
        return figures;
    }

    List<Window> windows() {
        return windows;
    }

    /** A resident with everything answered but the places. */
    record Booker(Resident resident, Wish wish) {
        static void book(Booker booker, Connection http) throws IOException {
            booker.resident.book(http, booker.wish);
        }

        void book(Resident who, Connection http) throws IOException {
            who.book(http, wish);
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

    private Figures choosing(String name, Wishes wishes) throws IOException, SQLException {
        List<Result> results = new ArrayList<>();
        List<Reached> reached = new ArrayList<>();
        Processors used = new Processors(0, 0, 0);
        Duration slice = options.duration().dividedBy(ROUNDS);
        double expected = 400;
        for (int round = 1; round <= ROUNDS; round++) {
            int needed = (int) (expected * slice.toMillis() / 1000 * 1.3) + options.clients();
            List<Booker> bookers = bookers(wishes, needed);
            Processors before = Processors.now(server);
            Result result = measured(bookers, slice, Booker::book);
            used = used.plus(Processors.now(server).minus(before));
            results.add(result);
            reached.add(yardstick.run(wishes, options.clients(), slice, YARDSTICK_AT_MOST));
            expected = Math.max(expected, result.perSecond());
            progress.printf(
                    "%s, round %d of %d: %.0f bookings a second, the yardstick %.0f%n",
                    name, round, ROUNDS, result.perSecond(), reached.getLast().perSecond());
        }
        double baseline =
                reached.stream().mapToDouble(Reached::perSecond).average().orElse(0);
        return figures(name, Result.of(results), "pgbench " + name, baseline, used);
    }

    private Figures journey(Figures compared) throws IOException {
        int needed = (int) (options.duration().toSeconds() * Math.max(200, compared.perSecond()));
        Processors before = Processors.now(server);
        Result result = measured(
                residents(needed),
                options.duration(),
                (resident, http) -> resident.walk(http, new Random(resident.hashCode())));
        Processors used = Processors.now(server).minus(before);
        return figures("journey", result, compared.baseline(), compared.baselinePerSecond(), used);
    }

    private <T> Result measured(List<T> items, Duration atMost, Crowd.Act<T> act) {
        Instant from = clock.instant();
        Result result = crowd.each(items, atMost, act);
        windows.add(new Window(from, clock.instant()));
        return count(result);
    }

    private Result count(Result result) {
        acknowledged += result.nanos().length;
        failed += result.failed();
        result.failures().forEach((what, times) -> progress.printf("%d × %s%n", times, what));
        return result;
    }

    private static Figures figures(String name, Result all, String baseline, double perSecond, Processors used) {
        double each = all.nanos().length / 1e6;
        return new Figures(
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
        progress.printf("Acknowledged %d bookings, found %d; refused or failed %d.%n", acknowledged, booked, failed);
        contradictions.forEach((what, times) -> progress.printf("  %s: %d%n", what, times));
        return booked == acknowledged
                && failed == 0
                && contradictions.values().stream().allMatch(times -> times == 0);
    }
}
