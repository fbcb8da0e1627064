package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.NOW;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.held;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final Identity rose = aPerson();
    private final Claim claim = world.people.claim(rose);
    private final PersonKey key = claim.key();

    @BeforeEach
    void nothing_is_held() {
        world.jdbc.sql("delete from booking.hold").update();
        world.jdbc
                .sql("delete from booking.roster where held_until is not null")
                .update();
        world.jdbc
                .sql("update clinics.slot as s set taken = (select count(*) from booking.roster as r"
                        + " where r.site_id = s.site_id and r.slot_id = s.slot_id)")
                .update();
    }

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
    }

    @Test
    void a_hold_takes_a_place_for_fifteen_minutes() {
        Slot slot = world.firstSlots(2).getFirst();

        Hold hold = world.hold(rose, ONE, slot);

        assertThat(hold.until()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(hold.slot()).isEqualTo(slot);
        assertThat(world.taken(slot)).isEqualTo(1);
        assertThat(world.places(key)).isEqualTo(1);
    }

    @Test
    void another_choice_for_the_same_dose_gives_the_first_place_back() {
        List<Slot> slots = world.firstSlots(1);
        world.hold(rose, ONE, slots.get(0));

        world.hold(rose, ONE, slots.get(1));

        assertThat(world.taken(slots.get(0))).isZero();
        assertThat(world.taken(slots.get(1))).isEqualTo(1);
        assertThat(world.places(key)).isEqualTo(1);
    }

    @Test
    void both_doses_are_held_beside_each_other() {
        world.hold(rose, ONE, world.firstSlots(1).getFirst());
        world.hold(rose, TWO, world.secondSlots(1).getFirst());

        assertThat(world.places(key)).isEqualTo(2);
    }

    @Test
    void choosing_the_slot_already_held_keeps_the_same_hold_for_longer() {
        Slot slot = world.firstSlots(1).getFirst();
        Hold first = world.hold(rose, ONE, slot);
        world.clock.advance(Duration.ofMinutes(10));

        Hold again = world.hold(rose, ONE, slot);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.until()).isEqualTo(first.until().plus(Duration.ofMinutes(10)));
        assertThat(world.taken(slot)).isEqualTo(1);
        world.clock.set(first.until().plusSeconds(1));
        assertThat(world.sweeper.sweepOnce()).isZero();
    }

    @Test
    void choosing_the_same_slot_over_and_over_keeps_it_for_an_hour_at_most() {
        Slot slot = world.firstSlots(1).getFirst();
        Hold first = world.hold(rose, ONE, slot);
        for (int minutes = 10; minutes <= 50; minutes += 10) {
            world.clock.set(NOW.plus(Duration.ofMinutes(minutes)));
            world.hold(rose, ONE, slot);
        }

        Hold again = world.hold(rose, ONE, slot);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.until()).isEqualTo(NOW.plus(Appointments.LONGEST_HOLD));
        world.clock.set(again.until());
        assertThat(world.sweeper.sweepOnce()).isZero();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.sweeper.sweepOnce()).isEqualTo(1);
        assertThat(world.taken(slot)).isZero();
    }

    @Test
    void a_full_slot_offers_what_is_free_nearby_and_leaves_the_old_hold() {
        List<Slot> slots = world.firstSlots(1);
        Hold kept = world.hold(rose, ONE, slots.get(5));
        Slot full = slots.get(2);
        world.hold(aPerson(), ONE, full);

        HoldOutcome outcome = world.ask(claim, ONE, full);

        assertThat(outcome).isInstanceOf(HoldOutcome.SlotFull.class);
        List<FreeSlot> alternatives = ((HoldOutcome.SlotFull) outcome).alternatives();
        assertThat(alternatives).extracting(free -> free.slot().id()).doesNotContain(full.id());
        assertThat(alternatives.stream().limit(2).map(free -> free.slot().id()))
                .containsExactlyInAnyOrder(slots.get(1).id(), slots.get(3).id());
        assertThat(alternatives).hasSizeLessThanOrEqualTo(6);
        assertThat(world.taken(kept.slot())).isEqualTo(1);
        assertThat(world.hold(rose, ONE, kept.slot()).id()).isEqualTo(kept.id());
    }

    @Test
    void nobody_holds_a_place_for_a_dose_that_is_booked() {
        Booking booking = world.book(rose);
        Slot other = world.firstSlots(1).getFirst();

        assertThat(world.ask(claim, ONE, other)).isInstanceOf(HoldOutcome.AlreadyBooked.class);
        assertThat(world.taken(other)).isZero();
        assertThat(world.askToChange(claim, ONE, other)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(world.store.find(key, booking.id()).orElseThrow().live()).hasSize(2);
    }

    @Test
    void a_slot_that_has_begun_is_past() {
        Slot slot = world.firstSlots(1).getFirst();
        world.clock.set(slot.startsAt().toInstant().minusSeconds(1));
        assertThat(world.ask(claim, ONE, slot)).isInstanceOf(HoldOutcome.Held.class);

        world.clock.set(slot.startsAt().toInstant());
        assertThat(world.ask(world.people.claim(aPerson()), ONE, slot)).isInstanceOf(HoldOutcome.SlotPast.class);
    }

    @Test
    void holds_are_extended_together_but_not_beyond_an_hour() {
        Hold one = world.hold(rose, ONE, world.firstSlots(1).getFirst());
        Hold two = world.hold(rose, TWO, world.secondSlots(1).getFirst());
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.appointments.extend(claim))
                .containsOnlyKeys(one.id(), two.id())
                .allSatisfy((id, until) -> assertThat(until).isEqualTo(NOW.plus(Duration.ofMinutes(25))));

        world.clock.set(NOW.plus(Duration.ofMinutes(50)));
        assertThat(world.appointments.extend(claim).values())
                .allSatisfy(until -> assertThat(until).isEqualTo(NOW.plus(Duration.ofMinutes(60))));
        world.clock.set(NOW.plus(Duration.ofMinutes(61)));
        world.appointments.extend(claim);
        assertThat(world.sweeper.sweepOnce()).isEqualTo(2);
        assertThat(world.appointments.extend(claim)).isEmpty();
    }

    @Test
    void what_is_released_is_free_at_once() {
        Slot slot = world.firstSlots(1).getFirst();
        world.hold(rose, ONE, slot);
        world.hold(rose, TWO, world.secondSlots(1).getFirst());

        world.appointments.release(claim);

        assertThat(world.places(key)).isZero();
        assertThat(world.taken(slot)).isZero();
        world.appointments.release(claim);
        assertThat(world.ask(world.people.claim(aPerson()), ONE, slot)).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void releasing_leaves_what_is_booked() {
        Booking booking = world.book(rose);
        world.askToChange(claim, ONE, world.firstSlots(1).getFirst());

        world.appointments.release(claim);

        assertThat(world.appointments.find(key, booking.id()).orElseThrow().live())
                .hasSize(2);
        assertThat(world.places(key)).isEqualTo(2);
    }

    @Test
    void the_sweep_gives_back_what_ran_out_and_nothing_else() {
        List<Slot> slots = world.firstSlots(3);
        world.hold(rose, ONE, slots.get(0));
        world.clock.advance(Duration.ofMinutes(5));
        Claim later = world.people.claim(aPerson());
        held(world.ask(later, ONE, slots.get(0)));
        Identity booked = aPerson();
        world.book(booked, world.hold(booked, ONE, slots.get(0)));

        world.clock.set(NOW.plus(Duration.ofMinutes(15)));
        assertThat(world.sweeper.sweepOnce()).isZero();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.sweeper.sweepOnce()).isEqualTo(1);

        assertThat(world.taken(slots.get(0))).isEqualTo(2);
        assertThat(world.places(key)).isZero();
        assertThat(world.places(later.key())).isEqualTo(1);
        assertThat(world.count("booking.hold", key)).isZero();
    }

    @Test
    void the_sweep_goes_on_until_nothing_is_left() {
        Slot slot = world.slots(FIRST_DAY, 200).getFirst();
        for (int i = 0; i < 120; i++) {
            world.ask(world.people.claim(aPerson()), ONE, slot);
        }
        assertThat(world.taken(slot)).isEqualTo(120);

        world.clock.advance(Duration.ofHours(1));
        world.sweeper.sweep();

        assertThat(world.taken(slot)).isZero();
        assertThat(world.count("booking.hold")).isZero();
    }

    @Test
    void an_entry_without_a_hold_is_swept_as_well() {
        Slot slot = world.firstSlots(1).getFirst();
        world.hold(rose, ONE, slot);
        world.jdbc
                .sql("delete from booking.hold where person_key = :key")
                .param("key", key.value())
                .update();

        world.clock.advance(Duration.ofHours(1));
        world.sweeper.sweep();

        assertThat(world.taken(slot)).isZero();
    }
}
