package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.NOW;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.booked;
import static ca.dosebook.booking.BookingWorld.held;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.audit.Actor;
import ca.dosebook.clinics.Slot;
import ca.dosebook.invitations.InvitationAnswer;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Many in one batch: everyone has their own outcome, as if they had come one after the other. */
class TogetherTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void everything_adds_up() {
        callers.close();
        assertThat(world.violations()).isEmpty();
    }

    /** While a first hold or confirmation is kept waiting for a lock, the acts gather one by one; then all are one batch. */
    private <T> List<Future<T>> together(
            Identity first, Callable<?> firstAct, List<Callable<T>> acts, IntSupplier waiting) throws Exception {
        List<Future<T>> answers = new ArrayList<>();
        try (Connection gate = db.dataSource().getConnection()) {
            gate.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(gate, true))
                    .sql("select hold_id from booking.hold where person_key = :key for update")
                    .param("key", world.people.keyOf(first).value())
                    .query()
                    .listOfRows();
            callers.submit(firstAct);
            while (waitingForLock() == 0) {
                Thread.onSpinWait();
            }
            for (Callable<T> act : acts) {
                answers.add(callers.submit(act));
                while (waiting.getAsInt() < answers.size()) {
                    Thread.onSpinWait();
                }
            }
            gate.commit();
        }
        return answers;
    }

    private <T> List<Future<T>> holdTogether(List<Callable<T>> acts) throws Exception {
        Identity first = aPerson();
        Slot slot = world.firstSlots(1).getFirst();
        world.hold(first, ONE, slot);
        return together(first, () -> world.ask(world.people.claim(first), ONE, slot), acts, world.engine::holdsWaiting);
    }

    private <T> List<Future<T>> confirmTogether(List<Callable<T>> acts) throws Exception {
        Identity first = aPerson();
        BookingRequest request =
                request(first, world.hold(first, ONE, world.firstSlots(1).getFirst()));
        return together(
                first, () -> world.appointments.confirm(request, RESIDENT), acts, world.engine::confirmationsWaiting);
    }

    private int waitingForLock() {
        return world.jdbc
                .sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    private static <T> T of(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private int transactions() {
        return world.jdbc
                .sql(
                        "select count(distinct xmin::text) from booking.hold where slot_id = any(select slot_id from clinics.slot"
                                + " where capacity = 10)")
                .query(Integer.class)
                .single();
    }

    @Test
    void of_fifty_one_who_want_ten_places_the_first_ten_to_come_get_them() throws Exception {
        Slot slot = world.firstSlots(10).getFirst();
        List<Identity> people = Stream.generate(() -> aPerson()).limit(51).toList();

        List<Future<HoldOutcome>> answers = holdTogether(people.stream()
                .<Callable<HoldOutcome>>map(person -> () -> world.ask(world.people.claim(person), ONE, slot))
                .toList());

        assertThat(answers.stream().limit(10).map(TogetherTests::of)).allMatch(HoldOutcome.Held.class::isInstance);
        assertThat(answers.stream().skip(10).map(TogetherTests::of)).allMatch(HoldOutcome.SlotFull.class::isInstance);
        assertThat(world.taken(slot)).isEqualTo(10);
        assertThat(transactions()).as("one transaction for all ten").isEqualTo(1);
    }

    @Test
    void a_place_left_in_a_batch_is_free_for_who_comes_later_in_it_and_not_for_who_came_before() throws Exception {
        List<Slot> slots = world.firstSlots(1);
        Identity leaving = aPerson();
        world.hold(leaving, ONE, slots.get(0));
        Claim before = world.people.claim(aPerson());
        Claim later = world.people.claim(aPerson());

        List<Future<HoldOutcome>> answers = holdTogether(List.of(
                () -> world.ask(before, ONE, slots.get(0)),
                () -> world.ask(world.people.claim(leaving), ONE, slots.get(1)),
                () -> world.ask(later, ONE, slots.get(0))));

        assertThat(of(answers.get(0))).isInstanceOf(HoldOutcome.SlotFull.class);
        assertThat(of(answers.get(1))).isInstanceOf(HoldOutcome.Held.class);
        assertThat(of(answers.get(2))).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void one_who_asks_for_two_times_in_a_moment_has_the_later_one() throws Exception {
        List<Slot> slots = world.firstSlots(1);
        Identity rose = aPerson();
        Claim claim = world.people.claim(rose);

        List<Future<HoldOutcome>> answers = holdTogether(
                List.of(() -> world.ask(claim, ONE, slots.get(0)), () -> world.ask(claim, ONE, slots.get(1))));

        answers.forEach(answer -> held(of(answer)));
        assertThat(world.places(claim.key())).isEqualTo(1);
        assertThat(world.taken(slots.get(1))).isEqualTo(1);
    }

    private record Ready(Identity person, BookingRequest request) {}

    private Ready ready() {
        Identity person = aPerson();
        return new Ready(
                person,
                request(
                        person,
                        world.hold(person, ONE, world.firstSlots(1).getFirst()),
                        world.hold(person, TWO, world.secondSlots(1).getFirst())));
    }

    private Callable<ConfirmOutcome> confirm(BookingRequest request) {
        return () -> world.appointments.confirm(request, RESIDENT);
    }

    @Test
    void twenty_confirmed_together_have_everything_that_one_has() throws Exception {
        List<Ready> all = Stream.generate(this::ready).limit(20).toList();

        List<Future<ConfirmOutcome>> answers =
                confirmTogether(all.stream().map(one -> confirm(one.request())).toList());

        for (int i = 0; i < all.size(); i++) {
            Booking booking = booked(of(answers.get(i)));
            PersonKey key = world.people.keyOf(all.get(i).person());
            assertThat(world.appointments.find(key, booking.id())).contains(booking);
            assertThat(booking.live()).hasSize(2);
            assertThat(world.places(key)).isEqualTo(2);
            assertThat(world.count("booking.hold", key)).isZero();
            assertThat(world.count("messages.outbox", key)).isEqualTo(1);
            assertThat(world.writtenDown(key))
                    .containsExactly(
                            "RESIDENT c0a801 BOOKING_MADE " + booking.id().value());
            assertThat(world.people.find(key).orElseThrow().identity())
                    .isEqualTo(all.get(i).person());
        }
    }

    @Test
    void everyone_in_a_batch_has_an_outcome_of_their_own() throws Exception {
        Ready well = ready();
        Ready lost = ready();
        world.appointments.release(world.people.claim(lost.person()));
        lost.request().holds().forEach(hold -> world.hold(aPerson(), hold.dose(), hold.slot()));
        Ready again = ready();
        Booking before = booked(world.appointments.confirm(again.request(), RESIDENT));

        List<Future<ConfirmOutcome>> answers =
                confirmTogether(List.of(confirm(lost.request()), confirm(again.request()), confirm(well.request())));

        assertThat(of(answers.get(0))).isInstanceOf(ConfirmOutcome.PlacesLost.class);
        assertThat(booked(of(answers.get(1)))).isEqualTo(before);
        assertThat(booked(of(answers.get(2))).live()).hasSize(2);
    }

    @Test
    void a_request_that_the_database_refuses_fails_alone() throws Exception {
        List<Ready> all = Stream.generate(this::ready).limit(3).toList();
        Callable<ConfirmOutcome> poison =
                () -> world.appointments.confirm(all.get(1).request(), Actor.resident("no text has a \0"));

        List<Future<ConfirmOutcome>> answers = confirmTogether(List.of(
                confirm(all.get(0).request()), poison, confirm(all.get(2).request())));

        assertThat(booked(of(answers.get(0))).live()).hasSize(2);
        assertThatThrownBy(() -> answers.get(1).get()).hasCauseInstanceOf(DataAccessException.class);
        assertThat(booked(of(answers.get(2))).live()).hasSize(2);
        assertThat(world.count("booking.booking", world.people.keyOf(all.get(1).person())))
                .isZero();
        assertThat(booked(world.appointments.confirm(all.get(1).request(), RESIDENT))
                        .live())
                .hasSize(2);
    }

    @Test
    void an_invitation_that_two_use_in_one_batch_is_the_first_ones() throws Exception {
        Identity person = aPerson();
        Identity twin = aPerson();
        InvitationId id = ((InvitationAnswer.Valid) world.invitations.check(
                        world.invitations.issue(
                                BookingWorld.HASTINGS,
                                new Invitee(person.name(), person.birthDate(), Optional.empty()),
                                NOW.plus(Duration.ofDays(1))),
                        person,
                        world.people.keyOf(person),
                        BookingWorld.HASTINGS))
                .id();
        Slot slot = world.clinics
                .publish(world.clinics.aSite(BookingWorld.HASTINGS), BookingWorld.FIRST_DAY, 1, 2)
                .getFirst();
        Optional<InvitationId> invitation = Optional.of(id);

        List<Future<ConfirmOutcome>> answers = confirmTogether(Stream.of(person, twin)
                .map(one -> confirm(request(one, invitation, BookingWorld.HASTINGS, world.hold(one, ONE, slot))))
                .toList());

        assertThat(of(answers.get(0))).isInstanceOf(ConfirmOutcome.Confirmed.class);
        assertThat(of(answers.get(1))).isInstanceOf(ConfirmOutcome.InvitationGone.class);
    }

    /** The commit is on disk and its answer is lost on the way: done again, it must be the same act and no second one. */
    @Test
    void what_was_committed_without_an_answer_is_not_done_twice() {
        LosesAnswers database = new LosesAnswers(db.dataSource());
        BookingWorld shaky = new BookingWorld(db, database);
        Identity rose = aPerson();
        PersonKey key = world.people.keyOf(rose);
        Slot slot = world.firstSlots(3).getFirst();

        database.loseTheNextAnswer();
        Hold hold = shaky.hold(rose, ONE, slot);
        database.loseTheNextAnswer();
        BookingRequest request = request(rose, hold);
        Booking booking = booked(shaky.appointments.confirm(request, RESIDENT));

        assertThat(database.lost()).isEqualTo(2);
        assertThat(world.taken(slot)).isEqualTo(1);
        assertThat(world.places(key)).isEqualTo(1);
        assertThat(world.appointments.find(key, booking.id())).contains(booking);
        assertThat(world.count("booking.booking", key)).isEqualTo(1);
        assertThat(world.count("messages.outbox", key)).isEqualTo(1);
        assertThat(world.writtenDown(key)).hasSize(1);
        assertThat(booked(world.appointments.confirm(request, RESIDENT))).isEqualTo(booking);
    }

    @Test
    void nodes_that_batch_the_same_slots_do_not_overbook() {
        List<BookingWorld> nodes = List.of(world, new BookingWorld(db), new BookingWorld(db));
        List<Slot> slots = world.firstSlots(20);

        List<HoldOutcome> outcomes = Race.run(IntStream.range(0, 240)
                .<Callable<HoldOutcome>>mapToObj(
                        i -> () -> nodes.get(i % 3).ask(world.people.claim(aPerson()), ONE, slots.get(i % 5)))
                .toList());

        assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(100);
        assertThat(slots.subList(0, 5))
                .allSatisfy(slot -> assertThat(world.taken(slot)).isEqualTo(20));
    }
}
