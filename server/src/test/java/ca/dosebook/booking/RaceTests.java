package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.NOW;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.booked;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.together.ConfirmAnswer;
import ca.dosebook.booking.together.ConfirmRequest;
import ca.dosebook.clinics.Slot;
import ca.dosebook.invitations.InvitationAnswer;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.Invitee;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Many at once, and still nothing lost and nothing twice. */
class RaceTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);

    @BeforeEach
    void every_hold_of_earlier_tests_is_over() {
        world.clock.set(NOW.plus(Duration.ofDays(1)));
        world.sweeper.sweep();
        world.clock.set(NOW);
    }

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
    }

    @Test
    void of_sixty_four_residents_exactly_ten_get_the_ten_places() {
        Slot slot = world.firstSlots(10).getFirst();

        List<HoldOutcome> outcomes = Race.run(IntStream.range(0, 64)
                .<Callable<HoldOutcome>>mapToObj(i -> () -> world.ask(world.people.claim(aPerson()), ONE, slot))
                .toList());

        assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(10);
        assertThat(outcomes).filteredOn(HoldOutcome.SlotFull.class::isInstance).hasSize(54);
        assertThat(world.taken(slot)).isEqualTo(10);
    }

    @Test
    void of_sixty_four_residents_exactly_ten_book_the_ten_places() {
        Slot slot = world.firstSlots(10).getFirst();

        List<Boolean> booked = Race.run(IntStream.range(0, 64)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    Identity person = aPerson();
                    return world.ask(world.people.claim(person), ONE, slot) instanceof HoldOutcome.Held(Hold hold)
                            && world.appointments.confirm(request(person, hold), RESIDENT)
                                    instanceof ConfirmOutcome.Confirmed;
                })
                .toList());

        assertThat(booked).filteredOn(won -> won).hasSize(10);
        assertThat(world.taken(slot)).isEqualTo(10);
    }

    @Test
    void one_person_in_many_browsers_holds_one_place_for_a_dose() {
        List<Slot> slots = world.firstSlots(3);
        for (int round = 0; round < 10; round++) {
            Claim person = world.people.claim(aPerson());

            List<HoldOutcome> outcomes = Race.run(IntStream.range(0, 8)
                    .<Callable<HoldOutcome>>mapToObj(i -> () -> world.ask(person, ONE, slots.get(i)))
                    .toList());

            assertThat(outcomes).allMatch(HoldOutcome.Held.class::isInstance);
            assertThat(world.places(person.key())).isEqualTo(1);
            assertThat(world.count("booking.hold", person.key())).isEqualTo(1);
            world.appointments.release(person);
        }
        assertThat(slots).allSatisfy(slot -> assertThat(world.taken(slot)).isZero());
    }

    @Test
    void one_person_who_clicks_twice_holds_one_place() {
        Slot slot = world.firstSlots(8).getFirst();
        for (int round = 0; round < 10; round++) {
            Claim person = world.people.claim(aPerson());

            List<HoldOutcome> outcomes = Race.run(IntStream.range(0, 4)
                    .<Callable<HoldOutcome>>mapToObj(i -> () -> world.ask(person, ONE, slot))
                    .toList());

            assertThat(outcomes)
                    .allMatch(HoldOutcome.Held.class::isInstance)
                    .extracting(outcome -> ((HoldOutcome.Held) outcome).hold().id())
                    .containsOnly(BookingWorld.held(outcomes.getFirst()).id());
            assertThat(world.places(person.key())).isEqualTo(1);
            world.appointments.release(person);
        }
    }

    @Test
    void two_browsers_that_hold_and_confirm_make_one_live_appointment() {
        for (int round = 0; round < 20; round++) {
            List<Slot> slots = world.firstSlots(1);
            Identity person = aPerson();
            Claim claim = world.people.claim(person);

            Race.run(IntStream.range(0, 2)
                    .<Callable<Boolean>>mapToObj(i ->
                            () -> world.ask(claim, ONE, slots.get(i)) instanceof HoldOutcome.Held(Hold hold)
                                    && world.appointments.confirm(request(person, hold), RESIDENT)
                                            instanceof ConfirmOutcome.Confirmed)
                    .toList());

            // A hold that a browser took while the other one was confirming runs out by itself.
            assertThat(liveAppointments(claim.key())).isEqualTo(1);
            world.appointments.release(claim);
            assertThat(world.places(claim.key())).isEqualTo(1);
        }
    }

    @Test
    void one_booking_confirmed_from_eight_threads_is_one_booking() {
        for (int round = 0; round < 10; round++) {
            Identity person = aPerson();
            PersonKey key = world.people.keyOf(person);
            BookingRequest request = request(
                    person,
                    world.hold(person, ONE, world.firstSlots(1).getFirst()),
                    world.hold(person, TWO, world.secondSlots(1).getFirst()));

            List<Booking> bookings = Race.run(IntStream.range(0, 8)
                    .<Callable<Booking>>mapToObj(i -> () -> booked(world.appointments.confirm(request, RESIDENT)))
                    .toList());

            assertThat(bookings).allMatch(bookings.getFirst()::equals);
            assertThat(world.count("booking.booking", key)).isEqualTo(1);
            assertThat(world.count("booking.appointment", key)).isEqualTo(2);
            assertThat(world.count("messages.outbox", key)).isEqualTo(1);
        }
    }

    @Test
    void a_hold_at_its_end_is_either_confirmed_or_swept() {
        List<Slot> slots = world.firstSlots(200);
        int confirmed = 0;
        for (int round = 0; round < 150; round++) {
            Identity person = aPerson();
            PersonKey key = world.people.keyOf(person);
            Hold hold = world.hold(person, ONE, slots.get(round % slots.size()));
            BookingRequest request = request(person, hold);
            var asked = new ConfirmRequest(
                    request,
                    world.people.claim(person),
                    BookingReference.random(new java.security.SecureRandom()),
                    world.people.remember(key, person, request.contact(), request.language()),
                    Optional.empty(),
                    AuditEntry.of(RESIDENT, Act.BOOKING_MADE)
                            .about(key)
                            .concerning(request.id().value()));

            List<Integer> outcomes = Race.run(List.of(
                    () -> world.engine.confirming().confirm(asked) instanceof ConfirmAnswer.Booked ? 1 : 0,
                    () -> world.holds.sweep(hold.until().plusSeconds(1), 50)));

            assertThat(outcomes.get(0) + outcomes.get(1)).isEqualTo(1);
            assertThat(world.places(key)).isEqualTo(outcomes.get(0));
            assertThat(liveAppointments(key)).isEqualTo(outcomes.get(0));
            assertThat(world.count("booking.hold", key)).isZero();
            confirmed += outcomes.get(0);
        }
        assertThat(slots.stream().mapToInt(world::taken).sum()).isEqualTo(confirmed);
    }

    @Test
    void whoever_confirms_while_the_sweep_runs_gets_the_booking_or_a_plain_answer() {
        Slot slot = world.firstSlots(1).getFirst();
        for (int round = 0; round < 30; round++) {
            Identity person = aPerson();
            Identity rival = aPerson();
            Hold hold = world.hold(person, ONE, slot);
            world.clock.advance(Duration.ofMinutes(16));

            Race.run(List.<Callable<Object>>of(
                    () -> world.appointments.confirm(request(person, hold), RESIDENT),
                    () -> world.sweeper.sweepOnce(),
                    () -> world.ask(world.people.claim(rival), ONE, slot)));

            int live = liveAppointments(world.people.keyOf(person));
            assertThat(live + world.places(world.people.keyOf(rival))).isLessThanOrEqualTo(1);
            assertThat(world.taken(slot)).isLessThanOrEqualTo(1);
            world.appointments
                    .find(world.people.keyOf(person), lastBooking(person))
                    .ifPresent(
                            booking -> world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT));
            world.appointments.release(world.people.claim(person));
            world.appointments.release(world.people.claim(rival));
            assertThat(world.taken(slot)).isZero();
            world.clock.set(NOW);
        }
    }

    @Test
    void two_people_who_move_into_each_others_slots_both_get_through() {
        List<Slot> slots = world.firstSlots(2);
        Claim ann = world.people.claim(aPerson());
        Claim bob = world.people.claim(aPerson());
        for (int round = 0; round < 20; round++) {
            Slot here = slots.get(round % 2);
            Slot there = slots.get(1 - round % 2);
            world.ask(ann, ONE, here);
            world.ask(bob, ONE, there);

            List<HoldOutcome> outcomes =
                    Race.run(List.of(() -> world.ask(ann, ONE, there), () -> world.ask(bob, ONE, here)));

            assertThat(outcomes).allMatch(HoldOutcome.Held.class::isInstance);
        }
        assertThat(world.taken(slots.get(0))).isEqualTo(1);
        assertThat(world.taken(slots.get(1))).isEqualTo(1);
    }

    /** Someone else keeps both entries locked; both nodes want both slots and come through once they are let go. */
    @Test
    void two_nodes_that_want_each_others_slots_do_not_block_each_other() throws Exception {
        BookingWorld otherNode = new BookingWorld(db);
        List<Slot> slots = world.firstSlots(2);
        Claim ann = world.people.claim(aPerson());
        Claim bob = world.people.claim(aPerson());
        world.ask(ann, ONE, slots.get(0));
        world.ask(bob, ONE, slots.get(1));

        try (Connection gate = db.dataSource().getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            gate.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(gate, true))
                    .sql("select entry_id from booking.roster where person_key in (:ann, :bob) for update")
                    .param("ann", ann.key().value())
                    .param("bob", bob.key().value())
                    .query(UUID.class)
                    .list();
            var first = threads.submit(() -> world.ask(ann, ONE, slots.get(1)));
            var second = threads.submit(() -> otherNode.ask(bob, ONE, slots.get(0)));
            while (waiting() < 2) {
                Thread.onSpinWait();
            }
            gate.commit();

            assertThat(List.of(first.get(), second.get())).allMatch(HoldOutcome.Held.class::isInstance);
        }
        assertThat(world.places(ann.key())).isEqualTo(1);
        assertThat(world.places(bob.key())).isEqualTo(1);
    }

    private int waiting() {
        return world.jdbc
                .sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    @Test
    void holds_moves_releases_confirmations_cancellations_and_sweeps_all_at_once_add_up() {
        List<Slot> slots = world.firstSlots(4);
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int start = i;
            acts.add(() -> {
                for (int round = 0; round < 25; round++) {
                    Identity person = aPerson();
                    Claim claim = world.people.claim(person);
                    HoldOutcome outcome = world.ask(claim, ONE, slots.get((start + round) % 10));
                    if (round % 3 == 0) {
                        outcome = world.ask(claim, ONE, slots.get((start + 2 * round + 1) % 10));
                    }
                    if (round % 4 == 0) {
                        world.appointments.release(claim);
                    } else if (outcome instanceof HoldOutcome.Held(Hold hold)
                            && world.appointments.confirm(request(person, hold), RESIDENT)
                                    instanceof ConfirmOutcome.Confirmed(Booking booking)
                            && round % 2 == 0) {
                        world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);
                    }
                }
                return 0;
            });
        }
        for (int i = 0; i < 2; i++) {
            acts.add(() -> {
                for (int round = 0; round < 60; round++) {
                    world.holds.sweep(NOW.plus(Duration.ofHours(2)), 50);
                    assertThat(world.violations()).isEmpty();
                }
                return 0;
            });
        }

        Race.run(acts);

        assertThat(slots).allSatisfy(slot -> assertThat(world.taken(slot)).isBetween(0, 4));
    }

    @Test
    void an_invitation_used_by_two_at_once_books_once() {
        for (int round = 0; round < 10; round++) {
            Identity person = aPerson();
            Identity twin = aPerson();
            InvitationCode code = world.invitations.issue(
                    BookingWorld.HASTINGS,
                    new Invitee(person.name(), person.birthDate(), Optional.empty()),
                    NOW.plus(Duration.ofDays(1)));
            InvitationId id = ((InvitationAnswer.Valid)
                            world.invitations.check(code, person, world.people.keyOf(person), BookingWorld.HASTINGS))
                    .id();
            Slot slot = world.clinics
                    .publish(world.clinics.aSite(BookingWorld.HASTINGS), BookingWorld.FIRST_DAY, 1, 2)
                    .getFirst();
            Hold one = world.hold(person, ONE, slot);
            Hold two = world.hold(twin, ONE, slot);

            List<ConfirmOutcome> outcomes = Race.run(List.of(
                    () -> world.appointments.confirm(
                            request(person, Optional.of(id), BookingWorld.HASTINGS, one), RESIDENT),
                    () -> world.appointments.confirm(
                            request(twin, Optional.of(id), BookingWorld.HASTINGS, two), RESIDENT)));

            assertThat(outcomes)
                    .hasAtLeastOneElementOfType(ConfirmOutcome.Confirmed.class)
                    .hasAtLeastOneElementOfType(ConfirmOutcome.InvitationGone.class);
        }
    }

    private int liveAppointments(PersonKey person) {
        return world.jdbc
                .sql("select count(*) from booking.appointment where person_key = :key and state = 'BOOKED'")
                .param("key", person.value())
                .query(Integer.class)
                .single();
    }

    private BookingId lastBooking(Identity person) {
        return world.jdbc
                .sql("select booking_id from booking.booking where person_key = :key order by booked_at desc limit 1")
                .param("key", world.people.keyOf(person).value())
                .query(UUID.class)
                .optional()
                .map(BookingId::new)
                .orElseGet(BookingId::next);
    }
}
