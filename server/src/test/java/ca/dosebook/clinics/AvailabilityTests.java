package ca.dosebook.clinics;

import static ca.dosebook.clinics.ClinicsFixture.OWEN_SOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
        take(db.jdbc(), slot);
    }

    /** As bookings do it. */
    private static void take(JdbcClient jdbc, Slot slot) {
        jdbc.sql("with %s select count(*) from place".formatted(Places.takeForClinic("place", "true")))
                .param("site_id", slot.site().id().value())
                .param("slot_id", slot.id().value())
                .query(Integer.class)
                .single();
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
        assertThat(availability.age(availability.timetable())).isLessThan(Availability.FRESH);
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

    @Test
    void only_the_slots_that_changed_are_read_again() {
        Slot quiet = clinics.publish(stop, DAY.plusDays(1), 1, 5).getFirst();
        Availability availability = clinics.availability(clock);
        assertThat(places(availability)).isEqualTo(10);
        // Behind everyone's back, which no statement of the product does.
        db.jdbc()
                .sql("update clinics.slot set taken = 3 where slot_id = :id")
                .param("id", quiet.id().value())
                .update();
        take();
        clock.advance(Duration.ofSeconds(1));
        assertThat(places(availability)).isEqualTo(9);
        // A node that starts now reads everything.
        assertThat(places(clinics.availability(clock))).isEqualTo(6);
    }

    @Test
    void a_transaction_that_ends_after_later_ones_is_not_missed() throws SQLException {
        Slot other = clinics.publish(stop, DAY.plusDays(1), 1, 5).getFirst();
        Availability availability = clinics.availability(clock);
        assertThat(places(availability)).isEqualTo(10);
        try (Connection slow = db.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            take(JdbcClient.create(new SingleConnectionDataSource(slow, true)), other);
            take();
            clock.advance(Duration.ofSeconds(1));
            assertThat(places(availability)).isEqualTo(9);
            slow.commit();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(places(availability)).isEqualTo(8);
    }

    @Test
    void a_place_that_this_node_gave_away_is_not_shown_again() {
        Availability availability = clinics.availability(clock);
        assertThat(places(availability)).isEqualTo(5);
        availability.taken(slot.id());
        assertThat(places(availability)).isEqualTo(4);
        for (int i = 0; i < 9; i++) {
            availability.taken(slot.id());
        }
        assertThat(places(availability)).isZero();
        take();
        clock.advance(Duration.ofSeconds(1));
        assertThat(places(availability)).isEqualTo(4);
    }

    @Test
    void a_database_that_hangs_makes_the_numbers_older_and_nobody_wait() {
        var hanging = new ReentrantLock();
        var held = new DelegatingDataSource(db.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                hanging.lock();
                try {
                    return super.getConnection();
                } finally {
                    hanging.unlock();
                }
            }
        };
        Availability availability =
                ClinicsFixture.on(JdbcClient.create(held)).availability(clock, Duration.ofMillis(50));
        Instant first = availability.timetable().asOf();
        take();
        hanging.lock();
        try {
            clock.advance(Duration.ofMinutes(10));
            for (int i = 0; i < 1_000; i++) {
                assertThat(places(availability)).isEqualTo(5);
            }
            assertThat(availability.timetable().asOf()).isEqualTo(first);
            assertThat(availability.age(availability.timetable())).isEqualTo(Duration.ofMinutes(10));
            // What is given away meanwhile is counted, and stays counted when the database is back.
            availability.taken(slot.id());
            assertThat(places(availability)).isEqualTo(4);
        } finally {
            hanging.unlock();
        }
        // What was read then does not say whether it knows of that place; what is read next does.
        await(() -> places(availability) == 3);
        clock.advance(Duration.ofSeconds(1));
        await(() -> places(availability) == 4);
    }

    private static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_database_that_is_away_leaves_the_last_numbers_and_is_asked_again() {
        var away = new AtomicBoolean();
        var asked = new AtomicInteger();
        var failing = new DelegatingDataSource(db.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                if (away.get()) {
                    throw new SQLException("away", "08006");
                }
                return super.getConnection();
            }
        };
        away.set(true);
        Availability availability =
                ClinicsFixture.on(JdbcClient.create(failing)).availability(clock);
        assertThatThrownBy(availability::timetable).isInstanceOf(IllegalStateException.class);
        away.set(false);
        assertThat(places(availability)).isEqualTo(5);
        away.set(true);
        clock.advance(Duration.ofMinutes(1));
        int before = asked.get();
        assertThat(places(availability)).isEqualTo(5);
        assertThat(asked.get()).isEqualTo(before + 1);
    }
}
