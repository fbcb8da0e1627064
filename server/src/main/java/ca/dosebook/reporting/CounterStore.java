package ca.dosebook.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the counters. */
@Component
class CounterStore {

    /** One order for all nodes, so that two that write the same counters do not wait for each other in a circle. */
    private static final Comparator<CountKey> ORDER = Comparator.comparing(CountKey::toString);

    private final JdbcClient jdbc;

    CounterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Map<CountKey, Long> counts) {
        List<Entry<CountKey, Long>> rows =
                counts.entrySet().stream().sorted(Entry.comparingByKey(ORDER)).toList();
        jdbc.sql("""
                        insert into reporting.journey_count
                          (hour, health_unit_id, language, device, page, event, detail, count)
                        select new.hour, new.health_unit_id, new.language, new.device, new.page, new.event, new.detail,
                               new.count
                          from unnest(cast(:hours as timestamptz[]), cast(:units as integer[]), cast(:languages as text[]),
                                      cast(:devices as text[]), cast(:pages as text[]), cast(:events as text[]),
                                      cast(:details as text[]), cast(:counts as bigint[]))
                            as new (hour, health_unit_id, language, device, page, event, detail, count)
                            on conflict on constraint journey_count_pk
                            do update set count = journey_count.count + excluded.count""")
                .param("hours", texts(rows, row -> row.getKey().hour()))
                .param("units", texts(rows, row -> row.getKey().healthUnit()))
                .param("languages", texts(rows, row -> row.getKey().language()))
                .param("devices", texts(rows, row -> row.getKey().device()))
                .param("pages", texts(rows, row -> row.getKey().page()))
                .param("events", texts(rows, row -> row.getKey().event()))
                .param("details", texts(rows, row -> row.getKey().detail()))
                .param("counts", texts(rows, Entry::getValue))
                .update();
    }

    /** What PostgreSQL reads back with a cast; the driver takes arrays of texts as they are. */
    private static <T> String[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(column).map(Object::toString).toArray(String[]::new);
    }
}
