package ca.dosebook.kernel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The rows of a list as one array for each column: what a statement binds that reads them with {@code unnest}, so that one
 * statement serves any number of rows and is planned once. Bytes and numbers travel as they are, not as text.
 */
public final class Columns<T> {

    private final List<T> rows;
    private final Map<String, Object> arrays = new HashMap<>();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(List<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> uuids(String name, Function<T, @Nullable UUID> part) {
        return add(name, "uuid", new UUID[rows.size()], part);
    }

    public Columns<T> texts(String name, Function<T, @Nullable String> part) {
        return add(name, "text", new String[rows.size()], part);
    }

    public Columns<T> bytes(String name, Function<T, byte @Nullable []> part) {
        return add(name, "bytea", new byte[rows.size()][], part);
    }

    public Columns<T> integers(String name, Function<T, @Nullable Integer> part) {
        return add(name, "int4", new Integer[rows.size()], part);
    }

    public Columns<T> flags(String name, Function<T, @Nullable Boolean> part) {
        return add(name, "bool", new Boolean[rows.size()], part);
    }

    public Columns<T> moments(String name, Function<T, @Nullable Instant> part) {
        return add(name, "timestamptz", new OffsetDateTime[rows.size()], row -> {
            Instant moment = part.apply(row);
            return moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
        });
    }

    private <V> Columns<T> add(
            String name, String type, @Nullable V[] values, Function<T, ? extends @Nullable V> part) {
        for (int i = 0; i < values.length; i++) {
            values[i] = part.apply(rows.get(i));
        }
        arrays.put(name, array(type, values));
        return this;
    }

    @SuppressWarnings("NullAway") // An element may be null, which the constructor's signature does not say.
    private static SqlArrayValue array(String type, @Nullable Object[] values) {
        return new SqlArrayValue(type, values);
    }

    /** One parameter a column. */
    public Map<String, Object> parameters() {
        return Map.copyOf(arrays);
    }
}
