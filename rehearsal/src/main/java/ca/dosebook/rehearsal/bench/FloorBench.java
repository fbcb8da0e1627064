package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.machine.Database;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.options.Words;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clinic day at full speed: desks that find by booking reference and let in, stations that record the dose, over HTTP, at
 * a site where thousands have an appointment today, in a province of millions of records. Nobody thinks and nobody walks, so
 * what is measured is the server.
 */
final class FloorBench {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int SLOTS_AHEAD = 12;

    static final String USAGE = """
            Usage: ./dosebook bench clinic-floor [OPTIONS]
              --people N       people on record in the province, 0 to 20000000 (15000000); a third have a dose
              --day N          people with an appointment at the site, at least, 60 to 3000 (3000)
              --visits N       how many of them come, 30 to 3000 (1500); the first third warms up
              --desks N        desks and stations at once, 1 to 32 (4)
              --json           one JSON object a line
              --setting X=Y    start the server with this Spring setting, to compare; may be repeated""";

    record Options(int people, int day, int visits, int desks, boolean json, List<String> settings) {

        static Options parse(Words words) {
            Options options = new Options(
                    words.number("--people", 15_000_000, 0, 20_000_000),
                    words.number("--day", 3_000, 60, 3_000),
                    words.number("--visits", 1_500, 30, 3_000),
                    words.number("--desks", 4, 1, 32),
                    words.flag("--json"),
                    words.texts("--setting"));
            words.end();
            return options;
        }

        /** What the demo needs for such a day. */
        List<String> all() {
            List<String> all = new ArrayList<>(settings);
            all.add("dosebook.demo.clinic-today=true");
            all.add("dosebook.demo.slot-capacity=" + Math.ceilDiv(day, SLOTS_AHEAD));
            return all;
        }
    }

    /** What staff wait for. */
    enum Step {
        FIND,
        LET_IN,
        DESK,
        STATION,
        PERSON,
        DOSE,
        LEFT,
        LIST,
        OBSERVATION,
        END_OF_DAY
    }

    /** How long each step took at the staff's end, in nanoseconds, sorted. */
    record Times(Map<Step, long[]> nanos) {

        double millis(Step step, double share) {
            long[] all = nanos.getOrDefault(step, new long[0]);
            return all.length == 0 ? 0 : all[(int) Math.min(all.length - 1, share * all.length)] / 1e6;
        }
    }

    /** @param each processor time a visit, in microseconds */
    record Found(long appointments, int visits, double perSecond, Times times, Processors each) {

        String table() {
            StringBuilder table = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%d appointments today; %d visits, each let in and vaccinated: %.1f a second%n"
                            + "processor µs a visit: server %.0f, database %.0f, generator %.0f%n%-12s %8s %8s%n",
                    appointments,
                    visits,
                    perSecond,
                    each.server(),
                    each.database(),
                    each.generator(),
                    "page",
                    "p50 ms",
                    "p99 ms"));
            for (Step step : Step.values()) {
                table.append(String.format(
                        Locale.ROOT,
                        "%-12s %8.1f %8.1f%n",
                        step.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        times.millis(step, 0.5),
                        times.millis(step, 0.99)));
            }
            return table.toString();
        }

        String json() {
            StringBuilder json = new StringBuilder(String.format(
                    Locale.ROOT,
                    "{\"bench\":\"clinic-floor\",\"appointments\":%d,\"visits\":%d,\"per_second\":%.1f,"
                            + "\"server_us\":%.0f,\"database_us\":%.0f,\"generator_us\":%.0f",
                    appointments,
                    visits,
                    perSecond,
                    each.server(),
                    each.database(),
                    each.generator()));
            for (Step step : Step.values()) {
                String name = step.name().toLowerCase(Locale.ROOT);
                json.append(String.format(
                        Locale.ROOT,
                        ",\"%s_p50_ms\":%.2f,\"%s_p99_ms\":%.2f",
                        name,
                        times.millis(step, 0.5),
                        name,
                        times.millis(step, 0.99)));
            }
            return json.append("}\n").toString();
        }
    }

    private final Bench bench;
    private final Options options;
    private final Clock clock;
    private final Map<Step, Queue<Long>> took = new EnumMap<>(Step.class);
    private String day = "";
    private String lot = "";

    FloorBench(Bench bench, Options options, Clock clock) {
        this.bench = bench;
        this.options = options;
        this.clock = clock;
        for (Step step : Step.values()) {
            took.put(step, new ConcurrentLinkedQueue<>());
        }
    }

    Found measure() throws IOException, SQLException {
        Database database = bench.server().database();
        long appointments = awaitTheDay(database);
        stock(database);
        MadeUpPeople.fill(bench, options.people(), options.people() / 3);
        List<String> references = references(database);
        int visits = Math.min(options.visits(), references.size());
        int warmUp = visits / 3;
        try (StaffBrowser desk = new StaffBrowser(bench.server().port(), "checkin", clock);
                StaffBrowser station = new StaffBrowser(bench.server().port(), "vaccinator", clock);
                StaffBrowser lead = new StaffBrowser(bench.server().port(), "lead", clock)) {
            desk.signIn();
            station.signIn();
            lead.signIn();
            spend(desk, station, references.subList(0, warmUp));
            took.values().forEach(Queue::clear);
            Processors before = Processors.now(bench.server());
            long begin = System.nanoTime();
            spend(desk, station, references.subList(warmUp, visits));
            double seconds = (System.nanoTime() - begin) / 1e9;
            Processors used = Processors.now(bench.server()).minus(before);
            look(desk, lead);
            check(database, visits);
            int measured = visits - warmUp;
            return new Found(appointments, measured, measured / seconds, times(), each(used, measured));
        }
    }

    private static Processors each(Processors used, int visits) {
        double micros = 1e6 / visits;
        return new Processors(used.server() * micros, used.database() * micros, used.generator() * micros);
    }

    /** The demo invites and books its people after the server says that it is there. */
    private long awaitTheDay(Database database) throws IOException, SQLException {
        String count =
                "select count(*) from booking.appointment where state = 'BOOKED' and starts_at < now() + interval '12 h'";
        long begin = System.nanoTime();
        long before = -1;
        for (long now = database.count(count); now != before || now == 0; now = database.count(count)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("nobody is expected today: shortly before midnight there is no clinic");
            }
            before = now;
            bench.pause(Duration.ofSeconds(3));
        }
        day = database.query("""
                        select d.clinic_day_id
                          from clinics.clinic_day as d
                          join clinics.site as s on s.site_id = d.site_id
                          join clinics.slot as l on l.site_id = d.site_id and l.clinic_day_id = d.clinic_day_id
                         where s.kind = 'MASS' and d.day <= current_date and l.taken > 0
                         limit 1""", row -> row.getString(1)).getFirst();
        return references(database).size();
    }

    /** Doses for everybody: what is measured is not how they came there. */
    private void stock(Database database) throws SQLException {
        lot = database.query("""
                        select b.lot_id
                          from inventory.batch as b
                          join clinics.clinic_day as d on d.site_id = b.site_id
                          join inventory.lot as l on l.lot_id = b.lot_id and l.product_code = d.product_code
                         where d.clinic_day_id = cast(? as uuid) and not b.frozen
                         order by l.expires desc
                         limit 1""", row -> row.getString(1), day).getFirst();
        database.run("dosebook", "update inventory.batch set on_hand = 1000000 where not frozen");
    }

    private List<String> references(Database database) throws SQLException {
        return database.query("""
                select k.reference
                  from clinics.slot as l
                  join booking.roster as r on r.site_id = l.site_id and r.slot_id = l.slot_id
                  join booking.appointment as a on a.person_key = r.person_key and a.appointment_id = r.entry_id
                  join booking.booking as k on k.person_key = a.person_key and k.booking_id = a.booking_id
                 where l.clinic_day_id = cast(? as uuid) and a.state = 'BOOKED'
                 order by l.starts_at, a.appointment_id""", row -> row.getString(1), day);
    }

    /** Everybody is let in at a desk and then vaccinated at a station. */
    private void spend(StaffBrowser desk, StaffBrowser station, List<String> references) throws IOException {
        Queue<String> outside = new ConcurrentLinkedQueue<>(references);
        BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
        try (ExecutorService staff = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < options.desks(); i++) {
                work.add(staff.submit(() -> {
                    for (String who = outside.poll(); who != null; who = outside.poll()) {
                        waiting.add(letIn(desk, who));
                    }
                    return null;
                }));
                work.add(staff.submit(() -> {
                    for (int done = 0; ; done++) {
                        String arrival = waiting.poll(2, TimeUnit.SECONDS);
                        if (arrival == null) {
                            return null;
                        }
                        vaccinate(station, arrival);
                        leave(desk, arrival);
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private String letIn(StaffBrowser desk, String reference) throws IOException {
        String floor = "/en/console/floor/" + day;
        String person = timed(Step.FIND, () -> desk.shown(floor + "/find", Map.of("code", reference)));
        String next = timed(
                Step.LET_IN,
                () -> desk.sent(
                        floor + "/in",
                        Map.of(
                                "slip",
                                hidden(person, "slip"),
                                "arrival",
                                hidden(person, "arrival"),
                                "identity",
                                "HEALTH_CARD"),
                        floor + "?in="));
        timed(Step.DESK, () -> desk.page(next));
        return next.substring(next.indexOf("?in=") + 4);
    }

    private void vaccinate(StaffBrowser station, String arrival) throws IOException {
        String waiting = "/en/console/station/" + day;
        timed(Step.STATION, () -> station.page(waiting));
        String address = waiting + "/people/" + arrival;
        String person = timed(Step.PERSON, () -> station.page(address));
        timed(
                Step.DOSE,
                () -> station.sent(
                        address + "/dose",
                        Map.of(
                                "act",
                                hidden(person, "act"),
                                "answers",
                                "no",
                                "consent",
                                "PERSON",
                                "lot",
                                lot,
                                "arm",
                                "LEFT_DELTOID"),
                        waiting));
    }

    /** Nobody sits here for a quarter of an hour, but as many leave as come. */
    private void leave(StaffBrowser desk, String arrival) throws IOException {
        String board = "/en/console/floor/" + day + "/observation";
        timed(Step.LEFT, () -> desk.sent(board + "/" + arrival + "/left", Map.of(), board));
    }

    /** The pages that are heaviest when the day is full. */
    private void look(StaffBrowser desk, StaffBrowser lead) throws IOException {
        String floor = "/en/console/floor/" + day;
        for (int i = 0; i < 40; i++) {
            timed(Step.LIST, () -> desk.page(floor + "/list"));
            timed(Step.OBSERVATION, () -> desk.page(floor + "/observation"));
            timed(Step.END_OF_DAY, () -> lead.page(floor + "/end"));
        }
    }

    private interface Act {
        String done() throws IOException;
    }

    private String timed(Step step, Act act) throws IOException {
        long begin = System.nanoTime();
        String answer = act.done();
        took.computeIfAbsent(step, missing -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - begin);
        return answer;
    }

    private Times times() {
        Map<Step, long[]> all = new EnumMap<>(Step.class);
        took.forEach((step, nanos) -> {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            all.put(step, sorted);
        });
        return new Times(all);
    }

    /** Everybody has one dose, and one dose was taken from the stock for each. */
    private void check(Database database, int visits) throws IOException, SQLException {
        long doses =
                database.count("select count(*) from immunizations.dose where clinic_day_id = cast(? as uuid)", day);
        long drawn = database.count("select coalesce(sum(1000000 - on_hand), 0) from inventory.batch"
                + " where not frozen and on_hand < 1000000");
        if (doses != visits || drawn != visits) {
            throw new IOException(visits + " visits, " + doses + " doses recorded, " + drawn + " taken from the stock");
        }
    }

    private static String hidden(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        if (!value.find()) {
            throw new IllegalStateException("the page has no " + name);
        }
        return value.group(1);
    }
}
