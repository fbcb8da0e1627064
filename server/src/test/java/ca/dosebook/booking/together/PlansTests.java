package ca.dosebook.booking.together;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How PostgreSQL reads for a batch of holds by a plan that it made while the tables were all but empty, as on the morning of
 * an opening: it looks rows up by their keys, and reads nothing from end to end. (For statements that write it does not
 * always; their plans grow old with their connection, see {@link EngineConnections}.)
 */
class PlansTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    enum Batch {
        HOLDS_READ(HoldBatchStore.READ),
        HOLDS_OVERTAKEN(HoldBatchStore.OVERTAKEN);

        private final String sql;

        Batch(String sql) {
            this.sql = sql;
        }
    }

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

    /** What reads a table, and what stands below it. */
    private static final Pattern READS =
            Pattern.compile("((?:Index Only|Index|Seq|Bitmap Heap|Tid) Scan[^\\n]* on [^\\n]*)\\n\\s*([^\\n]*)");

    @BeforeAll
    static void statistics_of_empty_tables() {
        for (String table : List.of("booking.appointment", "booking.booking", "booking.hold", "booking.roster")) {
            db.owner().sql("analyze " + table).update();
        }
        db.owner().sql("analyze people.person").update();
    }

    @ParameterizedTest
    @EnumSource
    void every_table_is_read_by_key(Batch batch) throws SQLException {
        String plan = plan(batch.sql);

        List<String> reads = new ArrayList<>();
        Matcher read = READS.matcher(plan);
        while (read.find()) {
            reads.add(read.group(1));
            assertThat(read.group(2)).as(read.group(1) + " in\n" + plan).startsWith("Index Cond: ");
        }
        assertThat(reads).as(plan).isNotEmpty();
    }

    /** The plan for any values, with the settings of the engine's connections. */
    private static String plan(String sql) throws SQLException {
        List<String> numbered = new ArrayList<>();
        String asked = PARAMETER.matcher(sql).replaceAll(parameter -> {
            String name = parameter.group(1);
            if (!numbered.contains(name)) {
                numbered.add(name);
            }
            String value = "\\$" + (numbered.indexOf(name) + 1);
            return switch (name) {
                case "now", "held_until" -> "cast(" + value + " as timestamptz)";
                case "replacing", "extending" -> "cast(" + value + " as bigint)";
                default -> value;
            };
        });
        try (Connection connection = db.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(EngineConnections.PLANS);
            // Prepared, so that the plan is one for any values.
            statement.execute("prepare batch as " + asked);
            String values = String.join(", ", Collections.nCopies(numbered.size(), "null"));
            StringBuilder plan = new StringBuilder();
            try (var lines = statement.executeQuery("explain (costs off) execute batch (" + values + ")")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            statement.execute("deallocate batch");
            return plan.toString();
        }
    }
}
