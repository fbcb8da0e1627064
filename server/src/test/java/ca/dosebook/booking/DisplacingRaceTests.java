package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.Displacing.State;
import ca.dosebook.booking.displacing.Progress;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Several nodes move people, people move themselves, strangers want the same places; and a node dies. */
class DisplacingRaceTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final DisplacedWorld displaced = new DisplacedWorld(db);
    private final BookingWorld world = displaced.world;

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
        world.jdbc.sql("update clinics.slot set closed = true").update();
        world.jdbc.sql("update clinics.edition set number = number + 1").update();
    }

    @Test
    void two_nodes_residents_who_move_or_cancel_and_strangers_leave_nobody_with_two_and_nothing_overbooked() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 20, 1);
        List<Booking> bookings = displaced.bookEach(falls);
        List<Slot> next = displaced.day(stop, FIRST_DAY.plusDays(1), 20, 1);
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());
        displaced.start(draft);
        List<Callable<String>> acts = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            acts.add(() -> {
                displaced.falling.round();
                return "node";
            });
        }
        for (Booking booking : bookings.subList(0, 5)) {
            acts.add(() -> {
                world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);
                return "cancelled";
            });
        }
        for (int i = 0; i < 8; i++) {
            Slot wanted = next.get(i);
            Identity stranger = aPerson();
            acts.add(() -> {
                if (world.ask(world.people.claim(stranger), ONE, wanted) instanceof HoldOutcome.Held(Hold hold)) {
                    world.book(stranger, hold);
                }
                return "stranger";
            });
        }
        Race.run(acts);
        Progress progress = displaced.falling.untilDone(draft);

        assertThat(displaced.falling.now(draft).state()).isEqualTo(State.DONE);
        assertThat(progress.waiting()).isZero();
        assertThat(progress.all()).isBetween(15, 20);
        for (Booking booking : bookings) {
            Booking after = displaced.now(booking);
            assertThat(after.live().size()).isLessThanOrEqualTo(1);
            assertThat(after.live())
                    .noneMatch(live -> falls.stream().anyMatch(slot -> slot.id().equals(live.slot())));
        }
        // Who neither cancelled nor was placed was told.
        long live = bookings.subList(5, 20).stream()
                .filter(booking -> !displaced.now(booking).live().isEmpty())
                .count();
        assertThat(live + progress.withoutPlace()).isGreaterThanOrEqualTo(15);
    }

    @Test
    void whoever_cancels_at_that_moment_gets_no_new_time() throws Exception {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 1, 1);
        Booking booking = displaced.bookEach(falls).getFirst();
        displaced.day(stop, FIRST_DAY.plusDays(1), 1, 1);
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());
        displaced.start(draft);
        try (Connection gate = db.dataSource().getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lockSlots(gate, falls);
            // Has ended the appointment, and waits to give its place back.
            var cancelling = threads.submit(
                    () -> world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT));
            awaitWaiting(1);
            var moving = threads.submit(() -> displaced.falling.round());
            awaitWaiting(2);
            gate.rollback();
            cancelling.get(10, TimeUnit.SECONDS);
            moving.get(10, TimeUnit.SECONDS);
        }

        assertThat(displaced.now(booking).live()).isEmpty();
        assertThat(displaced.falling.untilDone(draft).placed()).isZero();
    }

    @Test
    void a_node_whose_connection_dies_in_the_middle_of_a_person_leaves_them_where_they_were_and_another_goes_on()
            throws Exception {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 3, 1);
        List<Booking> bookings = displaced.bookEach(falls);
        List<Slot> next = displaced.day(stop, FIRST_DAY.plusDays(1), 3, 1);
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());
        displaced.start(draft);
        try (Connection gate = db.dataSource().getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lockSlots(gate, next);
            var node = threads.submit(() -> displaced.falling.round());
            int killed = 0;
            while (!node.isDone()) {
                killed += killWhoWaits();
            }
            gate.rollback();
            assertThat(killed).isPositive();
        }

        assertThat(displaced.falling.displacings.progress(draft)).isEqualTo(new Progress(3, 0, 0, 0));
        for (int i = 0; i < 3; i++) {
            assertThat(displaced.now(bookings.get(i)).live(ONE).orElseThrow().slot())
                    .isEqualTo(falls.get(i).id());
        }
        assertThat(world.violations()).isEmpty();
        assertThat(displaced.falling.untilDone(draft)).isEqualTo(new Progress(0, 3, 0, 0));
    }

    /** Whoever wants to take or give back a place of this day waits until the gate opens. */
    private void lockSlots(Connection gate, List<Slot> day) throws SQLException {
        gate.setAutoCommit(false);
        JdbcClient.create(new SingleConnectionDataSource(gate, true))
                .sql("select slot_id from clinics.slot where clinic_day_id = :day for update")
                .param("day", displaced.dayOf(day).id().value())
                .query(UUID.class)
                .list();
    }

    private void awaitWaiting(int many) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (waiting() < many) {
            assertThat(System.nanoTime()).as("%d wait for a lock", many).isLessThan(deadline);
        }
    }

    private int waiting() {
        return world.jdbc
                .sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    /** The node is in the middle of its statement: the row of the old appointment is locked, the new place not taken. */
    private int killWhoWaits() {
        return world.jdbc
                .sql("select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }
}
