package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.NOW;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.booking.together.HoldsByHand;
import ca.dosebook.clinics.Slot;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Takes the guards out one at a time, in a database of its own, and shows that the checks of the other tests notice:
 * a check that would also pass without its guard proves nothing.
 */
class GuardTests {

    private final TestDatabase db = TestDatabase.fresh();
    private final BookingWorld world = new BookingWorld(db);

    @BeforeEach
    void at_first_all_is_well() {
        assertThat(world.violations()).isEmpty();
    }

    @AfterEach
    void the_database_is_dropped() {
        db.close();
    }

    private void execute(String sql) {
        db.owner().sql(sql).update();
    }

    /** A second, confirmed place for the same dose, as an agent's browser beside the person's own would make. */
    private void bookTwice() {
        Identity person = aPerson();
        List<Slot> slots = world.firstSlots(2);
        world.book(person, world.hold(person, ONE, slots.get(0)));
        Hold second = world.holdToChange(person, ONE, slots.get(1));
        world.appointments.confirm(request(person, second), RESIDENT);
    }

    @Test
    void with_every_guard_nobody_has_two_live_appointments() {
        bookTwice();
        assertThat(world.violations()).isEmpty();
    }

    @Test
    void without_the_look_the_unique_index_refuses_and_without_both_two_live_appointments_are_noticed() {
        world.book(aPerson());
        assertThatThrownBy(this::bookAgainWithoutLooking).isInstanceOf(DuplicateKeyException.class);
        assertThat(world.violations()).isEmpty();

        execute("drop index booking.appointment_one_live_per_dose");
        bookAgainWithoutLooking();

        assertThat(world.violations()).anyMatch(found -> found.contains("live appointments for dose 1"));
    }

    /** The statement of a confirmation as it would be had nobody looked for a live appointment first. */
    private void bookAgainWithoutLooking() {
        world.jdbc.sql("""
                        insert into booking.appointment
                          (person_key, appointment_id, booking_id, dose_ordinal, site_id, slot_id, starts_at,
                           product_code, booked_at)
                        select person_key, gen_random_uuid(), booking_id, dose_ordinal, site_id, slot_id, starts_at,
                               product_code, booked_at
                          from booking.appointment""").update();
    }

    @Test
    void without_the_key_of_holds_a_person_with_two_places_is_noticed() throws SQLException {
        execute("alter table booking.hold drop constraint hold_pk");
        List<Slot> slots = world.firstSlots(1);
        Claim person = world.people.claim(aPerson());

        try (Connection one = db.dataSource().getConnection()) {
            one.setAutoCommit(false);
            HoldsByHand.onOne(one).hold(person, slots.get(0), NOW);
            world.ask(person, ONE, slots.get(1));
            one.commit();
        }

        assertThat(world.violations()).anyMatch(found -> found.contains("places for dose 1"));
    }

    /** Without {@code taken < capacity} the constraint still refuses; without both the checks notice. */
    @Test
    void without_the_condition_the_constraint_refuses_and_without_both_an_overbooked_slot_is_noticed() {
        Slot slot = world.firstSlots(1).getFirst();
        world.hold(aPerson(), ONE, slot);
        assertThatThrownBy(() -> takeWithoutCondition(slot)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(world.violations()).isEmpty();

        execute("alter table clinics.slot drop constraint slot_not_overbooked");
        takeWithoutCondition(slot);

        assertThat(world.violations()).anyMatch(found -> found.contains("2 people in 1 places"));
    }

    /** The statement of a hold as it would be had someone left out the condition. */
    private void takeWithoutCondition(Slot slot) {
        world.jdbc
                .sql("""
                        with place as (
                          update clinics.slot set taken = taken + 1
                           where site_id = :site and slot_id = :slot
                          returning site_id, slot_id
                        )
                        insert into booking.roster (site_id, slot_id, entry_id, person_key, dose_ordinal, held_until)
                        select site_id, slot_id, gen_random_uuid(), :person, 1, :until from place""")
                .param("site", slot.site().id().value())
                .param("slot", slot.id().value())
                .param("person", world.people.keyOf(aPerson()).value())
                .param("until", NOW.plusSeconds(900).atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    /** Counting first and taking then, as the systems did that were overbooked. */
    @Test
    void check_then_act_overbooks_and_is_noticed() {
        execute("alter table clinics.slot drop constraint slot_not_overbooked");
        Slot slot = world.firstSlots(1).getFirst();

        for (int round = 0; round < 100 && world.taken(slot) <= 1; round++) {
            execute("delete from booking.roster");
            execute("update clinics.slot set taken = 0");
            Race.run(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        boolean free = world.taken(slot) < 1;
                        if (free) {
                            takeWithoutCondition(slot);
                        }
                        return free;
                    })
                    .toList());
        }

        assertThat(world.violations()).anyMatch(found -> found.contains("people in 1 places"));
    }

    @Test
    void a_place_counted_for_nobody_is_noticed() {
        Slot slot = world.firstSlots(2).getFirst();
        execute("update clinics.slot set taken = 1 where slot_id = '"
                + slot.id().value() + "'");

        assertThat(world.violations()).anyMatch(found -> found.contains("1 counted, 0 held"));
    }

    @Test
    void an_appointment_whose_place_was_given_away_is_noticed() {
        world.book(aPerson());
        execute("update booking.roster set held_until = now()");

        assertThat(world.violations())
                .anyMatch(found -> found.startsWith("appointment") && found.endsWith("has no place in its slot"));
    }

    @Test
    void a_place_kept_for_a_cancelled_appointment_is_noticed() {
        world.book(aPerson());
        execute("update booking.appointment set state = 'CANCELLED', ended_at = booked_at, end_reason = 'BY_PERSON'");

        assertThat(world.violations()).anyMatch(found -> found.endsWith("is kept for no appointment"));
    }

    @Test
    void a_hold_without_a_place_is_noticed() {
        world.hold(aPerson(), ONE, world.firstSlots(1).getFirst());
        execute("delete from booking.roster");
        execute("update clinics.slot set taken = 0");

        assertThat(world.violations()).singleElement().asString().startsWith("hold");
    }

    @Test
    void an_appointment_cannot_end_without_its_reason() {
        world.book(aPerson());
        assertThatThrownBy(() -> execute("update booking.appointment set state = 'CANCELLED'"))
                .isInstanceOf(DataAccessException.class);
    }
}
