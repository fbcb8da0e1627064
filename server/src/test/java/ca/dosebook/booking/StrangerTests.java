package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.held;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.Slot;
import ca.dosebook.people.Claim;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Someone who knows another person's health number and nothing else of them. */
class StrangerTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final HealthCardNumber number = aHealthNumber();
    private final Identity owner = aPerson(number, BORN);
    private final Identity stranger = aPerson(number, BORN.plusDays(1));
    private final Claim owners = world.people.claim(owner);
    private final Claim strangers = world.people.claim(stranger);

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
        world.appointments.release(owners);
        world.appointments.release(strangers);
        assertThat(world.violations()).isEmpty();
    }

    @Test
    void a_stranger_with_the_number_holds_a_place_beside_the_owners() {
        List<Slot> slots = world.firstSlots(1);
        Hold one = world.hold(owner, ONE, slots.get(0));
        Hold two = world.hold(owner, TWO, world.secondSlots(1).getFirst());

        Hold other = world.hold(stranger, ONE, slots.get(1));

        assertThat(world.appointments.extend(owners)).containsOnlyKeys(one.id(), two.id());
        assertThat(world.appointments.extend(strangers)).containsOnlyKeys(other.id());
        assertThat(world.taken(slots.get(0))).isEqualTo(1);
        assertThat(world.book(owner, one, two).live()).hasSize(2);
    }

    @Test
    void a_stranger_who_chooses_the_owners_slot_does_not_get_the_owners_hold() {
        List<Slot> slots = world.firstSlots(2);
        Hold kept = world.hold(owner, ONE, slots.get(0));

        assertThat(world.hold(stranger, ONE, slots.get(0)).id()).isNotEqualTo(kept.id());
        assertThat(world.taken(slots.get(0))).isEqualTo(2);
    }

    @Test
    void a_stranger_neither_prolongs_nor_gives_back_what_the_owner_holds() {
        Slot slot = world.firstSlots(1).getFirst();
        Hold kept = world.hold(owner, ONE, slot);
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.appointments.extend(strangers)).isEmpty();
        world.appointments.release(strangers);

        assertThat(world.taken(slot)).isEqualTo(1);
        world.clock.set(kept.until().plusSeconds(1));
        world.sweeper.sweep();
        assertThat(world.taken(slot)).isZero();
    }

    @Test
    void a_stranger_does_not_confirm_what_the_owner_holds() {
        Slot slot = world.firstSlots(1).getFirst();
        Hold kept = world.hold(owner, ONE, slot);

        assertThat(world.appointments.confirm(request(stranger, kept), RESIDENT))
                .isEqualTo(new ConfirmOutcome.PlacesLost(Set.of(ONE)));

        assertThat(world.count("booking.booking", owners.key())).isZero();
        assertThat(world.book(owner, kept).live(ONE).orElseThrow().id()).isEqualTo(kept.id());
    }

    @Test
    void a_stranger_is_not_told_that_the_owner_has_an_appointment() {
        Booking booking = world.book(owner);
        Slot known = world.firstSlots(1).getFirst();
        Slot unknown = world.firstSlots(1).getFirst();

        Hold ofKnown = held(world.ask(strangers, ONE, known));
        Hold ofUnknown = held(world.ask(world.people.claim(aPerson()), ONE, unknown));

        assertThat(ofKnown.until()).isEqualTo(ofUnknown.until());
        assertThat(world.ask(owners, ONE, world.firstSlots(1).getFirst()))
                .isInstanceOf(HoldOutcome.AlreadyBooked.class);
        assertThat(world.appointments.confirm(request(stranger, ofKnown), RESIDENT))
                .isInstanceOf(ConfirmOutcome.IdentityUnclear.class);
        assertThat(world.appointments.find(owners.key(), booking.id())).contains(booking);
    }

    @Test
    void whoever_corrects_the_birth_date_gives_back_what_was_held_with_the_wrong_one() {
        List<Slot> slots = world.firstSlots(1);
        world.hold(stranger, ONE, slots.get(0));

        world.appointments.release(strangers);
        world.hold(owner, ONE, slots.get(0));

        assertThat(world.places(owners.key())).isEqualTo(1);
    }

    @Test
    void each_claim_holds_one_place_for_a_dose_however_many_browsers_ask() {
        List<Slot> slots = world.firstSlots(3);
        for (int round = 0; round < 10; round++) {
            List<HoldOutcome> outcomes = Race.run(IntStream.range(0, 8)
                    .<Callable<HoldOutcome>>mapToObj(
                            i -> () -> world.ask(i % 2 == 0 ? owners : strangers, ONE, slots.get(i)))
                    .toList());

            assertThat(outcomes).allMatch(HoldOutcome.Held.class::isInstance);
            assertThat(world.appointments.extend(owners)).hasSize(1);
            assertThat(world.appointments.extend(strangers)).hasSize(1);
            assertThat(world.places(owners.key())).isEqualTo(2);
        }
    }
}
