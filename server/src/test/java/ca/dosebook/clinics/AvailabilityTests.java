package ca.dosebook.clinics;

import static ca.dosebook.clinics.ClinicsFixture.OWEN_SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class AvailabilityTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate DAY = LocalDate.of(2021, 3, 29);
    private static final Wanted ANYTHING =
            new Wanted(Set.of(), Optional.empty(), LocalDate.MIN, LocalDate.MAX, Instant.EPOCH, false);

    private final SettableClock clock = SettableClock.at("2021-03-20T15:00:00Z");
    private final ClinicsFixture clinics = ClinicsFixture.on(db.jdbc());
    private final Stop stop = clinics.aSite(new HealthUnitId(2233));
    private final Slot slot = clinics.publish(stop, DAY, 1, 5).getFirst();

    private int places(Availability availability) {
        return availability
                .timetable()
                .freeSlots(stop.id(), ANYTHING)
                .mapToInt(FreeSlot::places)
                .sum();
    }

    private void take() {
        db.jdbc()
                .sql("update clinics.slot set taken = taken + 1 where slot_id = :id")
                .param("id", slot.id().value())
                .update();
    }

    @Test
    void what_is_shown_is_at_most_a_second_old() {
        Availability availability = clinics.availability(clock);
        assertThat(places(availability)).isEqualTo(5);
        take();
        clock.advance(Duration.ofMillis(999));
        assertThat(places(availability)).isEqualTo(5);
        clock.advance(Duration.ofMillis(1));
        assertThat(places(availability)).isEqualTo(4);
        assertThat(availability.timetable().asOf()).isEqualTo(clock.instant());
    }

    @Test
    void a_clock_that_goes_back_does_not_freeze_the_table() {
        Availability availability = clinics.availability(clock);
        assertThat(places(availability)).isEqualTo(5);
        take();
        clock.advance(Duration.ofHours(-1));
        assertThat(places(availability)).isEqualTo(4);
    }

    @Test
    void a_day_published_on_another_node_appears_within_a_second() {
        Availability availability = clinics.availability(clock);
        assertThat(availability.timetable().days(stop.id(), ANYTHING)).hasSize(1);
        ClinicsFixture.on(db.jdbc()).publish(stop, DAY.plusDays(1), 2, 3);
        clock.advance(Duration.ofSeconds(1));
        assertThat(availability.timetable().days(stop.id(), ANYTHING)).hasSize(2);
    }

    @Test
    void slots_leave_as_time_goes_by() {
        Availability availability = clinics.availability(clock);
        assertThat(places(availability)).isEqualTo(5);
        clock.set(slot.startsAt().toInstant().plusSeconds(1));
        assertThat(places(availability)).isZero();
        assertThat(availability.timetable().near(OWEN_SOUND, ANYTHING)).isEmpty();
    }

    @Test
    void many_who_ask_at_once_cost_one_reading() throws Exception {
        var connections = new AtomicInteger();
        var counted = new DelegatingDataSource(db.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
        Availability availability =
                ClinicsFixture.on(JdbcClient.create(counted)).availability(clock);
        availability.timetable();
        int first = connections.getAndSet(0);
        clock.advance(Duration.ofSeconds(2));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer :
                    threads.invokeAll(Collections.<Callable<Timetable>>nCopies(200, availability::timetable))) {
                assertThat(answer.get()).isSameAs(availability.timetable());
            }
        }

        assertThat(connections.get()).isEqualTo(2).isLessThan(first);
    }
}
