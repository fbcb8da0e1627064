package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.ANYTHING;
import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.GREY_BRUCE;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.PersonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Places kept for groups and for the telephone. */
class ReservedShareTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final PersonGroup WORKERS = PersonGroup.HEALTH_CARE_WORKER;
    private static final Asker WORKER = Asker.of(Set.of(WORKERS));
    private static final Asker CALLER = new Asker(Set.of(), true);

    private final BookingWorld world = new BookingWorld(db);

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
    }

    /** One slot of ten places: three kept for health-care workers, two for the telephone. */
    private Slot aSlot() {
        ClinicDay day = ClinicsFixture.aDay(world.clinics.aSite(GREY_BRUCE), FIRST_DAY, 1, 10);
        return world.clinics
                .publish(day.with(day.details().keeping(new Reserves(Set.of(WORKERS), 3, 2))))
                .getFirst();
    }

    private boolean gets(Slot slot, Asker asker) {
        return world.appointments.hold(
                        world.people.claim(aPerson()), ONE, AppointmentId.next(), slot, ANYTHING.by(asker), false)
                instanceof HoldOutcome.Held;
    }

    private int shown(Slot slot, Asker asker) {
        return world.clinics
                .availability(world.clock)
                .timetable()
                .freeSlots(slot.stop().id(), ANYTHING.by(asker))
                .mapToInt(FreeSlot::places)
                .sum();
    }

    private int taken(Slot slot, Asker asker) {
        int taken = 0;
        while (gets(slot, asker)) {
            taken++;
        }
        return taken;
    }

    @Test
    void what_is_shown_as_free_is_free_for_whoever_asks() {
        Slot slot = aSlot();

        assertThat(shown(slot, Asker.PUBLIC)).isEqualTo(5);
        assertThat(shown(slot, WORKER)).isEqualTo(8);
        assertThat(shown(slot, CALLER)).isEqualTo(10);
        assertThat(shown(slot, Asker.of(Set.of(PersonGroup.LONG_TERM_CARE)))).isEqualTo(5);

        assertThat(taken(slot, Asker.PUBLIC)).isEqualTo(5);
        assertThat(shown(slot, Asker.PUBLIC)).isZero();
        assertThat(shown(slot, WORKER)).isEqualTo(3);
        assertThat(taken(slot, WORKER)).isEqualTo(3);
        assertThat(shown(slot, WORKER)).isZero();
        assertThat(taken(slot, CALLER)).isEqualTo(2);
        assertThat(world.taken(slot)).isEqualTo(10);
    }

    @Test
    void no_place_is_kept_from_everybody_in_whatever_order_they_come() {
        Slot slot = aSlot();

        assertThat(taken(slot, WORKER)).isEqualTo(8);
        assertThat(gets(slot, Asker.PUBLIC)).isFalse();
        assertThat(taken(slot, CALLER)).isEqualTo(2);
    }

    @Test
    void forty_of_the_public_leave_the_shares_to_forty_health_care_workers_who_ask_at_the_same_moment() {
        Slot slot = aSlot();
        List<Callable<Boolean>> asking = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asking.add(() -> gets(slot, Asker.PUBLIC));
            asking.add(() -> gets(slot, WORKER));
        }

        List<Boolean> got = Race.run(asking);

        long ofThePublic = 0;
        long ofTheWorkers = 0;
        for (int i = 0; i < got.size(); i += 2) {
            ofThePublic += got.get(i) ? 1 : 0;
            ofTheWorkers += got.get(i + 1) ? 1 : 0;
        }
        assertThat(ofThePublic).isLessThanOrEqualTo(5);
        assertThat(ofTheWorkers).isGreaterThanOrEqualTo(3);
        assertThat(ofThePublic + ofTheWorkers).isEqualTo(8);
        assertThat(world.taken(slot)).isEqualTo(8);
        assertThat(taken(slot, CALLER)).isEqualTo(2);
    }

    @Test
    void a_closed_slot_takes_nobody_and_is_not_shown() {
        Slot slot = aSlot();
        world.jdbc
                .sql("update clinics.slot set closed = true where slot_id = :slot")
                .param("slot", slot.id().value())
                .update();

        assertThat(shown(slot, CALLER)).isZero();
        assertThat(gets(slot, CALLER)).isFalse();
        assertThat(world.taken(slot)).isZero();
    }
}
