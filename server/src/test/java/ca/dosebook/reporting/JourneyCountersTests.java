package ca.dosebook.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ca.dosebook.kernel.Language;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JourneyCountersTests {

    private static final Instant BEGUN = Instant.parse("2021-03-15T12:34:56Z");
    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);
    private static final HealthUnitId OTTAWA = new HealthUnitId(2251);

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final JourneyCounters counters = ReportingFixture.counters(db.jdbc());

    @BeforeEach
    void nothing_is_counted() {
        db.jdbc().sql("delete from reporting.journey_count").update();
    }

    private static Sitting in(HealthUnitId unit) {
        return new Sitting(BEGUN, Optional.of(unit), Language.EN, DeviceClass.TABLET);
    }

    private static Sitting nowhere() {
        return new Sitting(BEGUN, Optional.empty(), Language.EN, DeviceClass.TABLET);
    }

    /** Unit, page and event of every counter, with its number. */
    private Map<String, Long> counted() {
        counters.flush();
        Map<String, Long> found = new TreeMap<>();
        db.jdbc()
                .sql("select health_unit_id || ' ' || page || ' ' || event as what, count from reporting.journey_count")
                .query((row, n) -> found.put(row.getString("what"), row.getLong("count")))
                .list();
        return found;
    }

    @Test
    void a_sitting_from_the_first_answer_to_the_booking_counts_each_page_once() {
        JourneyPage furthest = counters.begun(in(KINGSTON), JourneyPage.FOR_WHOM);
        furthest = counters.advanced(in(KINGSTON), in(KINGSTON), furthest, JourneyPage.NAME);
        // Back to an earlier question, and on again.
        furthest = counters.advanced(in(KINGSTON), in(KINGSTON), furthest, JourneyPage.FOR_WHOM);
        furthest = counters.advanced(in(KINGSTON), in(KINGSTON), furthest, JourneyPage.NAME);
        furthest = counters.advanced(in(KINGSTON), in(KINGSTON), furthest, JourneyPage.CHECK);
        counters.booked(in(KINGSTON), furthest, Duration.ofMinutes(9));

        assertThat(counted())
                .containsOnly(
                        entry("0 WHERE REACHED", 1L),
                        entry("0 WHERE PASSED", 1L),
                        entry("2241 WHERE BEGUN", 1L),
                        entry("2241 FOR_WHOM REACHED", 1L),
                        entry("2241 FOR_WHOM PASSED", 1L),
                        entry("2241 NAME REACHED", 1L),
                        entry("2241 NAME PASSED", 1L),
                        entry("2241 CHECK REACHED", 1L),
                        entry("2241 CHECK PASSED", 1L),
                        entry("2241 CHECK BOOKED", 1L),
                        entry("2241 CHECK TOOK", 1L));
    }

    @Test
    void who_turns_out_to_live_elsewhere_counts_there_and_no_more_here() {
        JourneyPage furthest = counters.begun(nowhere(), JourneyPage.UNIT);
        furthest = counters.advanced(nowhere(), in(KINGSTON), furthest, JourneyPage.NAME);
        furthest = counters.advanced(in(KINGSTON), in(OTTAWA), furthest, JourneyPage.NAME);
        counters.booked(in(OTTAWA), furthest, Duration.ofMinutes(9));

        Map<String, Long> found = counted();
        assertThat(found)
                .containsEntry("2241 WHERE BEGUN", 1L)
                .containsEntry("2241 WHERE ELSEWHERE", 1L)
                .containsEntry("2251 WHERE BEGUN", 1L);
        for (String unit : List.of("0", "2241", "2251")) {
            for (JourneyPage page : JourneyPage.values()) {
                assertThat(found.getOrDefault(unit + " " + page + " PASSED", 0L))
                        .as(unit + " " + page)
                        .isEqualTo(found.getOrDefault(unit + " " + page + " REACHED", 0L));
            }
        }
    }

    @Test
    void all_of_a_sitting_falls_into_the_hour_in_which_it_began() {
        counters.shown(in(KINGSTON), JourneyPage.NAME);
        counters.flush();

        assertThat(db.jdbc()
                        .sql("select hour = timestamptz '2021-03-15T12:00:00Z' from reporting.journey_count")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void of_many_counting_at_once_while_it_is_written_none_is_lost_and_none_counted_twice() throws Exception {
        int threads = 16;
        int each = 2000;
        JourneyCounters other = ReportingFixture.counters(db.jdbc());
        CyclicBarrier start = new CyclicBarrier(threads + 2);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                JourneyCounters node = i % 2 == 0 ? counters : other;
                running.add(pool.submit(() -> {
                    start.await();
                    for (int n = 0; n < each; n++) {
                        node.shown(in(n % 3 == 0 ? OTTAWA : KINGSTON), JourneyPage.values()[n % 5]);
                    }
                    return null;
                }));
            }
            for (JourneyCounters node : List.of(counters, other)) {
                running.add(pool.submit(() -> {
                    start.await();
                    for (int n = 0; n < 50; n++) {
                        node.flush();
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        other.flush();

        assertThat(counted().values().stream().mapToLong(Long::longValue).sum()).isEqualTo((long) threads * each);
    }

    @Test
    void what_could_not_be_written_waits_for_the_next_time() {
        JdbcClient away = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"));
        JourneyCounters counting = new JourneyCounters(new CounterStore(away) {
            private boolean back;

            @Override
            void add(Map<CountKey, Long> counts) {
                if (back) {
                    new CounterStore(db.jdbc()).add(counts);
                } else {
                    back = true;
                    super.add(counts);
                }
            }
        });
        counting.shown(in(KINGSTON), JourneyPage.NAME);
        counting.flush();
        assertThat(counted()).isEmpty();

        counting.shown(in(KINGSTON), JourneyPage.NAME);
        counting.flush();
        assertThat(counted()).containsExactly(entry("2241 NAME SHOWN", 2L));
    }
}
