package ca.dosebook.rehearsal.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the server says to its database, word for word, from the database's own log. So the yardstick does the same work
 * as the server whatever the server's statements become. Only for a throw-away database: the log then holds personal
 * values.
 */
public final class StatementLog {

    private static final String BEGIN = "BEGIN";
    private static final Set<String> FRAMES = Set.of(BEGIN, "COMMIT", "ROLLBACK");

    /** @param values of $1, $2 and so on; null for a null */
    public record Executed(String sql, List<@Nullable String> values) {

        /** Whether it begins or ends a transaction. */
        boolean isFrame() {
            return FRAMES.contains(sql);
        }
    }

    private static final Pattern ENTRY = Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d [^\\[\\n]*\\[(\\d+)] ([A-Z]+):  ");
    private static final Pattern EXECUTE = Pattern.compile("execute [^:]+: ");
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (?:'((?:[^']|'')*)'|NULL)");

    private final Database database;
    private final Path log;

    public StatementLog(Database database, Path data) {
        this.database = database;
        this.log = data.resolve("pgdata/log");
    }

    public interface Step {
        void run() throws IOException, SQLException;
    }

    /** The statements that the database executed during the step and that have the sought value among theirs. */
    public List<Executed> during(Step step, Sought sought) throws IOException, SQLException {
        database.run(
                "postgres",
                "alter system set log_statement = 'all'",
                "alter system set log_error_verbosity = 'default'",
                "select pg_reload_conf()");
        long before = Files.size(newest());
        step.run();
        database.run(
                "postgres",
                "alter system reset log_statement",
                "alter system reset log_error_verbosity",
                "select pg_reload_conf()");
        byte[] all = Files.readAllBytes(newest());
        String text = new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8);
        String value = sought.value();
        return transactionsOf(read(text.replace("\n\t", "\n")).stream()
                .filter(executed -> executed.isFrame()
                        || executed.values().stream().anyMatch(one -> one != null && one.contains(value)))
                .toList());
    }

    /** Without those of which nothing was left. */
    private static List<Executed> transactionsOf(List<Executed> statements) {
        List<Executed> kept = new ArrayList<>();
        for (Executed statement : statements) {
            boolean ends = statement.isFrame() && !statement.sql().equals(BEGIN);
            if (ends && !kept.isEmpty() && kept.getLast().sql().equals(BEGIN)) {
                kept.removeLast();
            } else {
                kept.add(statement);
            }
        }
        return kept;
    }

    public interface Sought {
        String value() throws SQLException;
    }

    private Path newest() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    public static List<Executed> read(String log) {
        List<Executed> found = new ArrayList<>();
        Map<String, String> waiting = new HashMap<>();
        // A transaction is told in one piece, whatever other connections did meanwhile.
        Map<String, List<Executed>> open = new HashMap<>();
        Matcher entry = ENTRY.matcher(log);
        boolean more = entry.find();
        while (more) {
            String process = entry.group(1);
            String kind = entry.group(2);
            int begin = entry.end();
            more = entry.find();
            String said =
                    log.substring(begin, more ? entry.start() : log.length()).strip();
            Matcher execute = EXECUTE.matcher(said);
            if (kind.equals("LOG") && execute.lookingAt()) {
                String sql = said.substring(execute.end());
                if (sql.equals(BEGIN)) {
                    open.put(process, new ArrayList<>(List.of(new Executed(sql, List.of()))));
                } else if (FRAMES.contains(sql)) {
                    List<Executed> transaction = open.remove(process);
                    if (transaction != null) {
                        found.addAll(transaction);
                        found.add(new Executed(sql, List.of()));
                    }
                } else {
                    waiting.put(process, sql);
                }
            } else if (kind.equals("DETAIL") && said.regionMatches(true, 0, "parameters: ", 0, 12)) {
                String sql = waiting.remove(process);
                if (sql != null) {
                    open.getOrDefault(process, found).add(new Executed(sql, values(said)));
                }
            }
        }
        return found;
    }

    private static List<@Nullable String> values(String detail) {
        List<@Nullable String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(detail);
        while (value.find()) {
            String text = value.group(2);
            values.add(text == null ? null : text.replace("''", "'"));
        }
        return values;
    }
}
