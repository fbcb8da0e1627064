package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.HALIBURTON;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.SECOND_DAY;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.booked;
import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.audit.Act;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;

class ChangeTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final Identity rose = aPerson();
    private final Claim claim = world.people.claim(rose);
    private final PersonKey key = claim.key();

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
    }

    private Slot slotOf(Booking booking, ca.dosebook.vaccines.DoseOrdinal dose) {
        Appointment live = booking.live(dose).orElseThrow();
        return world.clinics.clinics().slot(live.site(), live.slot()).orElseThrow();
    }

    @Test
    void one_dose_moves_and_the_other_stays() {
        Booking booking = world.book(rose);
        Slot before = slotOf(booking, TWO);
        Hold later = world.holdToChange(
                rose, TWO, world.slots(SECOND_DAY.plusDays(7), 1).getFirst());

        Booking changed = booked(world.appointments.change(booking, List.of(later), RESIDENT));

        assertThat(changed.live(TWO).orElseThrow().id()).isEqualTo(later.id());
        assertThat(changed.live(ONE)).isEqualTo(booking.live(ONE));
        assertThat(changed.appointments())
                .filteredOn(one -> one.state() == AppointmentState.MOVED)
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.id())
                            .isEqualTo(booking.live(TWO).orElseThrow().id());
                    assertThat(moved.endReason()).contains(EndReason.BY_PERSON);
                });
        assertThat(world.taken(before)).isZero();
        assertThat(world.taken(later.slot())).isEqualTo(1);
        assertThat(changed.reference()).isEqualTo(booking.reference());
        assertThat(told(BookingMail.CHANGED)).isEqualTo(1);
    }

    @Test
    void both_doses_move_together_even_when_neither_could_alone() {
        Booking booking = world.book(rose);
        Hold one = world.holdToChange(
                rose, ONE, world.slots(FIRST_DAY.plusDays(30), 1).getFirst());
        Hold two = world.holdToChange(
                rose, TWO, world.slots(SECOND_DAY.plusDays(30), 1).getFirst());

        assertThat(world.appointments.change(booking, List.of(one), RESIDENT))
                .isEqualTo(new ConfirmOutcome.IntervalNotKept(TWO));
        assertThat(world.appointments.change(booking, List.of(two), RESIDENT))
                .isEqualTo(new ConfirmOutcome.IntervalNotKept(TWO));
        assertThat(world.appointments.find(key, booking.id())).contains(booking);

        Booking changed = booked(world.appointments.change(booking, List.of(one, two), RESIDENT));

        assertThat(changed.live()).extracting(Appointment::id).containsExactly(one.id(), two.id());
        assertThat(world.places(key)).isEqualTo(2);
    }

    @Test
    void a_change_asked_for_twice_happens_once() {
        Booking booking = world.book(rose);
        Hold later = world.holdToChange(rose, TWO, world.secondSlots(1).getFirst());

        Booking changed = booked(world.appointments.change(booking, List.of(later), RESIDENT));
        Booking again = booked(world.appointments.change(booking, List.of(later), RESIDENT));

        assertThat(again).isEqualTo(changed);
        assertThat(told(BookingMail.CHANGED)).isEqualTo(1);
    }

    @Test
    void a_cancelled_dose_is_added_back() {
        Booking booking = world.book(rose);
        Booking less = world.appointments.cancel(booking, Set.of(TWO), EndReason.BY_PERSON, RESIDENT);
        Hold again = world.holdToChange(rose, TWO, world.secondSlots(1).getFirst());

        Booking more = booked(world.appointments.change(less, List.of(again), RESIDENT));

        assertThat(more.live()).hasSize(2);
        assertThat(more.appointments()).hasSize(3);
    }

    @Test
    void a_change_does_not_take_the_appointment_of_another_booking() {
        Booking old = world.book(rose);
        world.appointments.cancel(old, Set.of(ONE, TWO), EndReason.BY_PERSON, RESIDENT);
        Booking current = world.book(rose);
        Hold hold = world.holdToChange(rose, ONE, world.firstSlots(1).getFirst());

        assertThat(world.appointments.change(old, List.of(hold), RESIDENT))
                .isInstanceOf(ConfirmOutcome.AlreadyBooked.class);

        assertThat(world.appointments.find(key, current.id())).contains(current);
        world.appointments.release(claim);
    }

    @Test
    void a_place_lost_while_changing_leaves_the_booking_as_it_was() {
        Booking booking = world.book(rose);
        Hold hold = world.holdToChange(rose, TWO, world.secondSlots(1).getFirst());
        world.clock.advance(Duration.ofMinutes(20));
        world.sweeper.sweep();
        world.hold(aPerson(), TWO, hold.slot());

        assertThat(world.appointments.change(booking, List.of(hold), RESIDENT))
                .isEqualTo(new ConfirmOutcome.PlacesLost(Set.of(TWO)));

        assertThat(world.appointments.find(key, booking.id())).contains(booking);
        assertThat(world.places(key)).isEqualTo(2);
    }

    @Test
    void a_place_swept_while_changing_is_taken_again_when_free() {
        Booking booking = world.book(rose);
        Hold hold = world.holdToChange(rose, TWO, world.secondSlots(1).getFirst());
        world.clock.advance(Duration.ofMinutes(20));
        world.sweeper.sweep();

        Booking changed = booked(world.appointments.change(booking, List.of(hold), RESIDENT));

        assertThat(changed.live(TWO).orElseThrow().id()).isEqualTo(hold.id());
    }

    @Test
    void nobody_moves_to_a_unit_that_is_not_open() {
        Booking booking = world.book(rose);
        Slot closed = world.clinics
                .publish(world.clinics.aSite(HALIBURTON), SECOND_DAY, 1, 1)
                .getFirst();
        Hold hold = world.holdToChange(rose, TWO, closed);

        assertThat(world.appointments.change(booking, List.of(hold), RESIDENT))
                .isEqualTo(new ConfirmOutcome.SiteNotOpen(TWO));
        world.appointments.release(claim);
    }

    @Test
    void a_slot_that_has_begun_meanwhile_is_not_moved_to() {
        Booking booking =
                world.book(rose, world.hold(rose, ONE, world.firstSlots(1).getFirst()));
        Hold hold = world.holdToChange(
                rose, ONE, world.slots(FIRST_DAY.minusDays(1), 1).getFirst());
        world.clock.set(hold.slot().startsAt().toInstant());

        assertThat(world.appointments.change(booking, List.of(hold), RESIDENT))
                .isEqualTo(new ConfirmOutcome.PlacesLost(Set.of(ONE)));
        world.appointments.release(claim);
    }

    @Test
    void while_a_dose_is_moved_back_and_forth_a_reader_always_sees_exactly_one() throws Exception {
        Booking booking = world.book(rose);
        List<Slot> slots = world.secondSlots(2);
        AtomicBoolean over = new AtomicBoolean();
        Callable<Integer> reader = () -> {
            int seen = 0;
            while (!over.get()) {
                assertThat(world.jdbc
                                .sql("select count(*) from booking.appointment"
                                        + " where person_key = :key and dose_ordinal = 2 and state = 'BOOKED'")
                                .param("key", key.value())
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
                seen++;
            }
            return seen;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = List.of(threads.submit(reader), threads.submit(reader));
            try {
                for (int round = 0; round < 60; round++) {
                    Hold hold = world.holdToChange(rose, TWO, slots.get(round % 10));
                    booked(world.appointments.change(booking, List.of(hold), RESIDENT));
                }
            } finally {
                over.set(true);
            }
            for (Future<Integer> one : readers) {
                assertThat(one.get()).isPositive();
            }
        }
    }

    @Test
    void cancelling_frees_the_place_and_keeps_the_reason() {
        Booking booking = world.book(rose);
        Slot first = slotOf(booking, ONE);

        Booking cancelled = world.appointments.cancel(booking, Set.of(ONE, TWO), EndReason.BY_PERSON, RESIDENT);

        assertThat(cancelled.live()).isEmpty();
        assertThat(cancelled.appointments()).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(AppointmentState.CANCELLED);
            assertThat(one.endReason()).contains(EndReason.BY_PERSON);
        });
        assertThat(world.taken(first)).isZero();
        assertThat(told(BookingMail.CANCELLED)).isEqualTo(1);
        assertThat(world.appointments.find(booking.reference(), BORN, RESIDENT)).contains(cancelled);
    }

    @Test
    void cancelling_again_changes_nothing_and_tells_nobody() {
        Booking booking = world.book(rose);
        Booking cancelled = world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);

        assertThat(world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT))
                .isEqualTo(cancelled);
        assertThat(world.appointments.cancel(booking, Set.of(), EndReason.BY_PERSON, RESIDENT))
                .isEqualTo(cancelled);
        assertThat(told(BookingMail.CANCELLED)).isEqualTo(1);
        assertThat(cancelled.live()).hasSize(1);
    }

    @Test
    void cancelling_from_eight_threads_gives_one_place_back() {
        Slot slot = world.firstSlots(3).getFirst();
        Identity other = aPerson();
        world.book(other, world.hold(other, ONE, slot));
        Booking booking = world.book(rose, world.hold(rose, ONE, slot));

        Race.run(java.util.Collections.<Callable<Booking>>nCopies(
                8, () -> world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT)));

        assertThat(world.taken(slot)).isEqualTo(1);
        assertThat(told(BookingMail.CANCELLED)).isEqualTo(1);
    }

    @Test
    void what_has_begun_is_not_cancelled() {
        Booking booking = world.book(rose);
        world.clock.set(booking.live(ONE).orElseThrow().startsAt());

        Booking after = world.appointments.cancel(booking, Set.of(ONE, TWO), EndReason.BY_PERSON, RESIDENT);

        assertThat(after.live(ONE)).isPresent();
        assertThat(after.live(TWO)).isEmpty();
    }

    @Test
    void an_appointment_that_has_begun_is_not_moved_and_the_other_dose_still_is() {
        Booking booking = world.book(rose);
        Instant begins = booking.live(ONE).orElseThrow().startsAt();
        world.clock.set(begins.minusSeconds(1));
        Hold one = world.holdToChange(
                rose, ONE, world.slots(FIRST_DAY.plusDays(3), 1).getFirst());
        Hold two = world.holdToChange(
                rose, TWO, world.slots(SECOND_DAY.plusDays(3), 1).getFirst());
        world.clock.set(begins);

        assertThat(world.appointments.change(booking, List.of(one, two), RESIDENT))
                .isEqualTo(new ConfirmOutcome.AppointmentBegun(ONE));
        assertThat(world.appointments.find(key, booking.id())).contains(booking);

        assertThat(booked(world.appointments.change(booking, List.of(two), RESIDENT))
                        .live(ONE))
                .isEqualTo(booking.live(ONE));
        world.appointments.release(claim);
    }

    /** The statement by itself, as when the clock of the check before it was a moment behind. */
    @Test
    void the_statement_of_a_change_does_not_end_what_has_begun_either() {
        Booking booking = world.book(rose);
        Hold hold = world.holdToChange(
                rose, ONE, world.slots(FIRST_DAY.plusDays(3), 1).getFirst());
        Instant begins = booking.live(ONE).orElseThrow().startsAt();
        var told = BookingMail.told(BookingMail.CHANGED, key, booking.id(), Language.EN, begins, false)
                .writtenDown(world.entry(Act.BOOKING_MOVED, key, booking.id()));

        assertThatThrownBy(() -> world.store.change(claim, booking.id(), List.of(hold), told))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(world.appointments.find(key, booking.id())).contains(booking);
        world.appointments.release(claim);
    }

    @Test
    void a_change_and_a_cancellation_at_once_leave_the_places_right() {
        for (int round = 0; round < 20; round++) {
            Identity person = aPerson();
            Booking booking = world.book(
                    person, world.hold(person, ONE, world.firstSlots(1).getFirst()));
            Hold hold = world.holdToChange(person, ONE, world.firstSlots(1).getFirst());

            Race.run(List.<Callable<Object>>of(
                    () -> world.appointments.change(booking, List.of(hold), RESIDENT),
                    () -> world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT)));

            int live = world.appointments
                    .find(world.people.keyOf(person), booking.id())
                    .orElseThrow()
                    .live()
                    .size();
            assertThat(live).isLessThanOrEqualTo(1);
            assertThat(world.places(world.people.keyOf(person))).isEqualTo(live);
        }
    }

    @Test
    void a_booking_is_found_by_reference_and_birth_date_and_by_nothing_less() {
        Booking booking = world.book(rose);

        assertThat(world.appointments.find(booking.reference(), BORN, RESIDENT)).contains(booking);
        assertThat(world.appointments.find(booking.reference(), BORN.plusDays(1), RESIDENT))
                .isEmpty();
        assertThat(world.appointments.find(BookingReference.random(new SecureRandom()), BORN, RESIDENT))
                .isEmpty();
        assertThat(world.appointments.find(world.people.keyOf(aPerson()), booking.id()))
                .isEmpty();
    }

    private int told(ca.dosebook.messages.MessageKind kind) {
        return world.jdbc
                .sql("select count(*) from messages.outbox where person_key = :key and kind = :kind")
                .param("key", key.value())
                .param("kind", kind.value())
                .query(Integer.class)
                .single();
    }
}
