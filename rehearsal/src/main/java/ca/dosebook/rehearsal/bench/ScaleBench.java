package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.bench.Crowd.Result;
import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.client.Connection;
import ca.dosebook.rehearsal.client.Resident;
import ca.dosebook.rehearsal.machine.Database;
import ca.dosebook.rehearsal.machine.Database.Offer;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.options.Words;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a booking costs in a small province and in a large one: processor time, since that is what grows when an index or a
 * list is read whole. The rows are made up and put there by the database itself; no page was ever shown for them.
 */
final class ScaleBench {

    private static final int SLOTS_A_DAY = 50;
    private static final int WARM_UP = 6_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Of the slots there are, so many are booked; all of them at once would not fit into this program. */
    private static final int SAMPLE = 20_000;

    static final String USAGE = """
            Usage: ./dosebook bench scale [OPTIONS]
              --people N       people in the large province, 10000 to 20000000 (15000000); the small one has 10000
              --slots N        slots in the large province, 1000 to 2000000 (1500000); the small one has 1000
              --bookings N     how many bookings are measured in each, 200 to 100000 (4000)
              --clients N      how many at once, 1 to 256 (64)
              --json           one JSON object a line
              --setting X=Y    start the server with this Spring setting, to compare; may be repeated
              --postgres X=Y   start its database with this setting, to compare; may be repeated""";

    record Options(
            int people,
            int slots,
            int bookings,
            int clients,
            boolean json,
            List<String> settings,
            List<String> postgres) {
        static Options parse(Words words) {
            Options options = new Options(
                    words.number("--people", 15_000_000, 10_000, 20_000_000),
                    words.number("--slots", 1_500_000, 1_000, 2_000_000),
                    words.number("--bookings", 4_000, 200, 100_000),
                    words.number("--clients", 64, 1, 256),
                    words.flag("--json"),
                    words.texts("--setting"),
                    words.texts("--postgres"));
            words.end();
            return options;
        }
    }

    /**
     * One province's figures.
     *
     * @param server microseconds of processor time a booking
     */
    record Size(int people, int slots, double perSecond, double p99, double server, double database) {
        double both() {
            return server + database;
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"bench\":\"scale\",\"people\":%d,\"slots\":%d,\"per_second\":%.1f,\"p99_ms\":%.2f,"
                            + "\"server_us\":%.0f,\"database_us\":%.0f}",
                    people,
                    slots,
                    perSecond,
                    p99,
                    server,
                    database);
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%,12d people %,10d slots %8.0f bookings/s  p99 %6.1f ms   server %6.0f µs  database %6.0f µs",
                    people,
                    slots,
                    perSecond,
                    p99,
                    server,
                    database);
        }
    }

    private final Bench bench;
    private final Options options;
    private final Random random = new Random(11);
    private long residents;

    ScaleBench(Bench bench, Options options) {
        this.bench = bench;
        this.options = options;
    }

    Size measure(int people, int slots) throws IOException, SQLException {
        fill(people, slots);
        List<Offer> offers = sample();
        Wishes wishes = Wishes.uniform(offers, random);
        Crowd crowd = new Crowd(Address.here(bench.server().port()), options.clients());
        awaitTheNewPlan(wishes);
        book(crowd, wishes, WARM_UP);
        List<BookingBench.Booker> bookers = bookers(crowd, wishes, options.bookings());
        Processors before = Processors.now(bench.server());
        Result result = crowd.each(bookers, Duration.ofMinutes(10), BookingBench.Booker::book);
        Processors used = Processors.now(bench.server()).minus(before);
        result.failures().forEach((what, times) -> bench.say("%d × %s", times, what));
        if (result.failed() > 0) {
            throw new IOException(result.failed() + " bookings failed");
        }
        double each = result.nanos().length / 1e6;
        return new Size(
                people, slots, result.perSecond(), result.millis(0.99), used.server() / each, used.database() / each);
    }

    /** The server answers from memory: it is asked for places until it has read the new ones. */
    private void awaitTheNewPlan(Wishes wishes) throws IOException {
        long begin = System.nanoTime();
        while (true) {
            try (Connection http = new Connection(bench.server().port())) {
                new Resident(residents++).prepare(http, wishes.next());
                bench.say("The new days were read %.1f s after they were there.", (System.nanoTime() - begin) / 1e9);
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw notYet;
                }
                bench.pause(Duration.ofMillis(200));
            }
        }
    }

    private void book(Crowd crowd, Wishes wishes, int number) throws IOException {
        Result result = crowd.each(bookers(crowd, wishes, number), Duration.ofMinutes(10), BookingBench.Booker::book);
        if (result.failed() > 0) {
            throw new IOException("warming up failed: " + result.failures());
        }
    }

    private List<BookingBench.Booker> bookers(Crowd crowd, Wishes wishes, int number) throws IOException {
        List<BookingBench.Booker> bookers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            bookers.add(new BookingBench.Booker(new Resident(residents++), wishes.next()));
        }
        Result prepared = crowd.each(
                bookers,
                Duration.ofMinutes(10),
                (booker, http) -> booker.resident().prepare(http, booker.wish()));
        if (prepared.failed() > 0) {
            throw new IOException("the questions could not be answered: " + prepared.failures());
        }
        return bookers;
    }

    private List<Offer> sample() throws SQLException {
        List<Offer> all = bench.server().database().offers(SAMPLE);
        bench.say("%d slots are chosen from.", all.size());
        return all;
    }

    /** Takes the demo's days away and puts as many made-up ones there, at one clinic in a hundred days' turn. */
    private void fill(int people, int slots) throws SQLException {
        Database database = bench.server().database();
        int days = Math.max(1, slots / SLOTS_A_DAY);
        int sites = Math.max(1, days / 100);
        String product = database.query(
                        "select product_code from clinics.clinic_day order by day, site_id limit 1",
                        row -> row.getString(1))
                .getFirst();
        bench.say("Making up %,d people and %,d slots at %d clinics …", people, slots, sites);
        database.run(
                "dosebook",
                "set work_mem = '1GB'",
                "set maintenance_work_mem = '1GB'",
                "delete from clinics.slot",
                "delete from clinics.clinic_day",
                "create schema made",
                "create table made.site as select uuidv7() as site_id, uuidv7() as stop_id, n"
                        + " from generate_series(1, " + sites + ") as n",
                """
                create table made.model as
                  select s.health_unit_id, s.zone, p.street, p.town, p.postal_code, p.latitude, p.longitude
                    from clinics.site as s
                    join clinics.stop as p on p.site_id = s.site_id
                   where s.health_unit_id = 2241
                   order by s.site_id
                   limit 1""",
                """
                insert into clinics.site (site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access)
                  select b.site_id, m.health_unit_id, 'MASS', 'Made-up ' || b.n, 'Inventé ' || b.n, m.zone, true
                    from made.site as b cross join made.model as m""",
                """
                insert into clinics.stop (site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude,
                                          longitude)
                  select b.site_id, b.stop_id, 'Made-up ' || b.n, 'Inventé ' || b.n, m.street, m.town, m.postal_code,
                         m.latitude + (b.n % 100) * 0.002, m.longitude + (b.n / 100) * 0.002
                    from made.site as b cross join made.model as m""",
                // The days go round the clinics and spread, so that a small province has days as far ahead as a large
                // one.
                "create table made.day as select s.site_id, s.stop_id, uuidv7() as clinic_day_id,"
                        + " current_date + 2 + (((i - 1) / " + sites + " * " + Math.max(1, 100 * sites / days)
                        + ") % 100)::int as day"
                        + " from generate_series(1, " + days + ") as i"
                        + " join made.site as s on s.n = (i - 1) % " + sites + " + 1",
                """
                insert into clinics.clinic_day (site_id, clinic_day_id, stop_id, day, opens, closes, product_code,
                                                slot_minutes, slot_capacity)
                  select d.site_id, d.clinic_day_id, d.stop_id, d.day, time '08:00', time '16:20',
                         '%s', 10, 999999
                    from made.day as d""".formatted(product),
                """
                insert into clinics.slot (site_id, slot_id, clinic_day_id, starts_at, capacity)
                  select d.site_id, uuidv7(), d.clinic_day_id,
                         (d.day + time '08:00' + make_interval(mins => 10 * k)) at time zone m.zone, 999999
                    from made.day as d
                   cross join made.model as m
                   cross join generate_series(0, %d) as k""".formatted(SLOTS_A_DAY - 1),
                "update clinics.edition set number = number + 1",
                "drop schema made cascade",
                // As autovacuum would soon do, in the midst of what is measured.
                "vacuum (freeze, analyze) clinics.slot",
                "vacuum (freeze, analyze) clinics.clinic_day");
        MadeUpPeople.fill(bench, people, 0);
    }

    static boolean report(List<Size> sizes, boolean json) {
        double ratio = sizes.getLast().both() / sizes.getFirst().both();
        sizes.forEach(size -> System.out.println(json ? size.json() : size.line()));
        System.out.printf(
                Locale.ROOT,
                json
                        ? "{\"bench\":\"scale\",\"ratio\":%.3f}%n"
                        : "Ratio of processor time a booking: %.2f (at most 1.20)%n",
                ratio);
        return ratio <= 1.2;
    }
}
