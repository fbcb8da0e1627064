package ca.dosebook.booking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at everything that is stored, as a thief of the database would. */
final class WholeDatabase {

    private final JdbcClient jdbc;

    WholeDatabase(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Column(String table, String name, boolean binary) {}

    /** Every column with a row in which one of the texts stands, as text or as its bytes; "schema.table.column: text". */
    List<String> tablesThatHold(List<String> texts) {
        List<String> found = new ArrayList<>();
        for (Column column : columns()) {
            for (String text : texts) {
                if (holds(column, text)) {
                    found.add(column.table() + "." + column.name() + ": " + text);
                }
            }
        }
        return found;
    }

    private List<Column> columns() {
        return jdbc.sql("""
                        select table_schema || '.' || table_name as table_name, column_name, data_type
                          from information_schema.columns
                         where table_schema not in ('pg_catalog', 'information_schema')""")
                .query((row, n) -> new Column(
                        row.getString("table_name"),
                        row.getString("column_name"),
                        row.getString("data_type").equals("bytea")))
                .list();
    }

    private boolean holds(Column column, String text) {
        String condition = column.binary()
                ? "position(:bytes in " + column.name() + ") > 0"
                : "position(:text in cast(" + column.name() + " as text)) > 0";
        var query = jdbc.sql("select exists (select from " + column.table() + " where " + condition + ")");
        return (column.binary()
                        ? query.param("bytes", text.getBytes(StandardCharsets.UTF_8))
                        : query.param("text", text))
                .query(Boolean.class)
                .single();
    }
}
