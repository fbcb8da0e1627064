package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.ANYTHING;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Slot;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one node does to a slot, every other node shows a second later: no statement of ours forgets to say so. */
class FreePlacesTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final List<Slot> slots = world.firstSlots(3);
    private final Availability otherNode = world.clinics.availability(world.clock);

    private int shown(Slot slot) {
        world.clock.advance(Duration.ofSeconds(1));
        return otherNode
                .timetable()
                .freeSlots(slot.stop().id(), ANYTHING)
                .filter(free -> free.slot().id().equals(slot.id()))
                .mapToInt(FreeSlot::places)
                .sum();
    }

    @Test
    void places_held_changed_and_given_back_show_on_another_node() {
        Slot first = slots.get(0);
        Slot second = slots.get(1);
        assertThat(shown(first)).isEqualTo(3);

        Identity person = aPerson();
        world.hold(person, ONE, first);
        assertThat(shown(first)).isEqualTo(2);

        world.hold(person, ONE, second);
        assertThat(shown(first)).isEqualTo(3);
        assertThat(shown(second)).isEqualTo(2);

        world.appointments.release(world.people.claim(person));
        assertThat(shown(second)).isEqualTo(3);
    }

    @Test
    void a_hold_that_runs_out_shows_on_another_node() {
        Slot slot = slots.get(0);
        world.hold(aPerson(), ONE, slot);
        assertThat(shown(slot)).isEqualTo(2);
        world.clock.advance(Appointments.HOLD.plusSeconds(1));
        world.sweeper.sweep();
        assertThat(shown(slot)).isEqualTo(3);
    }
}
