package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.client.Wish;
import ca.dosebook.rehearsal.machine.Database;
import ca.dosebook.rehearsal.machine.StatementLog.Executed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * pgbench, doing to the same PostgreSQL what the server did for one resident, again and again for made-up ones: the same
 * statements, prepared, one booking at a time a client, nothing around them but one short read: what varies from person to
 * person comes from a table filled before, as pgbench cannot make it up.
 */
final class Yardstick {

    /** Every connection plans its statements anew at first; the server's connections have that behind them. */
    private static final int SECONDS_TO_WARM_UP = 3;

    /** What the server's connections for bookings have set, too: without it a statement is planned at each execution. */
    private static final String AS_THE_ENGINE =
            "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
                    + " -c enable_material=off -c enable_memoize=off -c enable_bitmapscan=off -c jit=off";

    /** Marks the yardstick's bookings; no health unit has it. */
    static final int NO_UNIT = 0;

    private static final Pattern PROCESSED = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern PROGRESS = Pattern.compile("progress: [0-9.]+ s, ([0-9.]+) tps");

    private final Database database;
    private final Path scratch;
    private final String pgbench;
    private final Random random = new Random(42);

    /** Values that change with the person, with marks such as {@code <booking>} in them; each is a column. */
    private final List<String> varying = new ArrayList<>();

    /** Values that are the same for everyone. */
    private final List<String> fixed = new ArrayList<>();

    private final List<String> statements = new ArrayList<>();
    private int tables;

    /** @param known what stands for a person in the captured values, by mark */
    Yardstick(Database database, Path scratch, String pgbench, List<Executed> captured, Map<String, String> known) {
        this.database = database;
        this.scratch = scratch;
        this.pgbench = pgbench;
        for (Executed executed : captured) {
            List<String> names =
                    executed.values().stream().map(value -> name(value, known)).toList();
            statements.add(Pattern.compile("\\$(\\d+)")
                    .matcher(executed.sql())
                    .replaceAll(number -> Matcher.quoteReplacement(names.get(Integer.parseInt(number.group(1)) - 1))));
        }
    }

    /** Besides those that begin and end a transaction. */
    int statements() {
        return (int) statements.stream()
                .filter(statement -> !statement.equals("BEGIN") && !statement.equals("COMMIT"))
                .count();
    }

    private String name(@Nullable String value, Map<String, String> known) {
        if (value == null) {
            return "null";
        }
        if (value.isEmpty()) {
            // pgbench knows no empty variable.
            return "''";
        }
        String marked = value;
        for (Map.Entry<String, String> mark : known.entrySet()) {
            marked = marked.replace(mark.getValue(), mark.getKey());
        }
        List<String> list = marked.equals(value) ? fixed : varying;
        if (!list.contains(marked)) {
            list.add(marked);
        }
        return (list == fixed ? ":c" : ":v") + list.indexOf(marked);
    }

    /** Room for a run: pgbench then makes bookings for these wishes. */
    private String fill(Wishes wishes, int clients, int rowsEach) throws IOException, SQLException {
        String table = "yard.page" + tables++;
        List<String> columns = new ArrayList<>();
        for (int v = 0; v < varying.size(); v++) {
            columns.add("v" + v);
        }
        Path rows = scratch.resolve("yardstick.rows");
        try (BufferedWriter out = Files.newBufferedWriter(rows, StandardCharsets.UTF_8)) {
            for (int client = 0; client < clients; client++) {
                for (int i = 0; i < rowsEach; i++) {
                    out.append(String.valueOf(client)).append('\t').append(String.valueOf(i));
                    Map<String, String> person = person(wishes.next());
                    for (String value : varying) {
                        out.append('\t').append(withMarks(value, person).replace("\\", "\\\\"));
                    }
                    out.append('\n');
                }
            }
        }
        database.run(
                "dosebook",
                "create schema if not exists yard",
                "create unlogged table " + table + " (client int, i int, " + String.join(" text, ", columns)
                        + " text)");
        try (var connection = database.connect("dosebook");
                var in = Files.newInputStream(rows)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin", in);
        }
        database.run("dosebook", "create unique index on " + table + " (client, i)", "analyze " + table);
        Files.delete(rows);
        return "select " + String.join(", ", columns) + " from " + table + " where client = :client_id and i = :i";
    }

    private static String withMarks(String value, Map<String, String> person) {
        String filled = value;
        for (Map.Entry<String, String> mark : person.entrySet()) {
            filled = filled.replace(mark.getKey(), mark.getValue());
        }
        return filled;
    }

    private Map<String, String> person(Wish wish) {
        byte[] key = new byte[32];
        byte[] birth = new byte[32];
        byte[] name = new byte[32];
        random.nextBytes(key);
        random.nextBytes(birth);
        random.nextBytes(name);
        Map<String, String> person = new HashMap<>();
        person.put("<person>", HexFormat.of().formatHex(key));
        person.put("<birth>", HexFormat.of().formatHex(birth));
        person.put("<name>", HexFormat.of().formatHex(name));
        person.put("<hold1>", id());
        person.put("<hold2>", id());
        person.put("<booking>", id());
        person.put("<message>", id());
        person.put("<entry>", id());
        person.put("<reference>", String.valueOf(100_000_000_000L + random.nextLong(900_000_000_000L)));
        person.put("<site1>", wish.first().site().toString());
        person.put("<slot1>", wish.first().slot().toString());
        person.put("<site2>", wish.second().site().toString());
        person.put("<slot2>", wish.second().slot().toString());
        return person;
    }

    private int made;

    /** Rising with time, as the server's ids are: that is kinder to an index than chance. */
    private String id() {
        long time = System.currentTimeMillis() << 16 | 0x7000 | made++ & 0xfff;
        return new UUID(time, random.nextLong() >>> 2 | 1L << 63).toString();
    }

    /** The marks of the resident whose statements were captured, by what stands for them. */
    static Map<String, String> marks(Database database, String personHex) throws SQLException {
        Map<String, String> marks = new LinkedHashMap<>();
        byte[] person = HexFormat.of().parseHex(personHex);
        marks.put("<person>", personHex);
        database.query(
                "select dose_ordinal, appointment_id, site_id, slot_id, booking_id from booking.appointment"
                        + " where person_key = ?",
                row -> {
                    int dose = row.getInt(1);
                    marks.put("<hold" + dose + ">", row.getString(2));
                    marks.put("<site" + dose + ">", row.getString(3));
                    marks.put("<slot" + dose + ">", row.getString(4));
                    return marks.put("<booking>", row.getString(5));
                },
                person);
        marks.put("<reference>", text(database, "select reference from booking.booking where person_key = ?", person));
        marks.put(
                "<birth>",
                text(database, "select encode(birth_hash, 'hex') from people.person where person_key = ?", person));
        marks.put(
                "<name>",
                text(database, "select encode(name_hash, 'hex') from people.person where person_key = ?", person));
        marks.put("<entry>", text(database, "select entry_id from audit.entry where person_key = ?", person));
        marks.put("<message>", text(database, "select message_id from messages.outbox where person_key = ?", person));
        return marks;
    }

    private static String text(Database database, String sql, byte[] person) throws SQLException {
        return database.query(sql, row -> row.getString(1), person).getFirst();
    }

    /** What pgbench reached. */
    record Reached(long bookings, double perSecond) {}

    /** @param atMost bookings a second that need not be expected to be exceeded */
    Reached run(Wishes wishes, int clients, Duration duration, int atMost) throws IOException, SQLException {
        long seconds = SECONDS_TO_WARM_UP + Math.max(1, duration.toSeconds());
        int rowsEach = (int) (atMost * seconds / clients) + 1;
        String fetch = fill(wishes, clients, rowsEach);
        StringBuilder script = new StringBuilder(fetch).append(" \\gset\n\\set i :i + 1\n");
        for (String statement : statements) {
            script.append(statement).append(";\n");
        }
        Path file = Files.writeString(scratch.resolve("yardstick.sql"), script);
        List<String> command = new ArrayList<>(List.of(
                pgbench,
                "-n",
                "-M",
                "prepared",
                "-c",
                String.valueOf(clients),
                "-j",
                "2",
                "-T",
                String.valueOf(seconds),
                "-P",
                "1",
                "-f",
                file.toString(),
                "-D",
                "i=0"));
        for (int c = 0; c < fixed.size(); c++) {
            // A row of nobody's unit: the yardstick's bookings must not be taken for residents'.
            String value = Set.of("2241", "{2241}").contains(fixed.get(c))
                    ? fixed.get(c).replace("2241", String.valueOf(NO_UNIT))
                    : fixed.get(c);
            command.addAll(List.of("-D", "c" + c + "=" + value));
        }
        command.add("dosebook");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        String.valueOf(database.port()),
                        "PGUSER",
                        "dosebook",
                        "PGPASSWORD",
                        database.password(),
                        "PGOPTIONS",
                        AS_THE_ENGINE));
        String said = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher processed = PROCESSED.matcher(said);
        Matcher failed = FAILED.matcher(said);
        double[] each = PROGRESS.matcher(said)
                .results()
                .skip(SECONDS_TO_WARM_UP)
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .toArray();
        if (!processed.find()
                || each.length == 0
                || said.contains("aborted")
                || (failed.find() && !failed.group(1).equals("0"))) {
            throw new IOException("pgbench failed: " + said);
        }
        return new Reached(
                Long.parseLong(processed.group(1)),
                Arrays.stream(each).average().orElse(0));
    }
}
