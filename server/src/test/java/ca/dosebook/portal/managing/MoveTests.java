package ca.dosebook.portal.managing;

import static ca.dosebook.portal.managing.ManageWorld.FIRST_DAY;
import static ca.dosebook.portal.managing.ManageWorld.ONE;
import static ca.dosebook.portal.managing.ManageWorld.SECOND_DAY;
import static ca.dosebook.portal.managing.ManageWorld.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.people.Contact;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.portal.managing.Reader.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moving a dose, without ever losing the place one has. */
class MoveTests extends ManagePagesTest {

    @Test
    void the_second_dose_moves_within_its_days() {
        Stop site = world.site();
        Booking booking = world.book(site, BY_MAIL);
        Slot other = world.day(site, SECOND_DAY.plusDays(2), 3).get(4);
        Reader reader = opened(booking);

        Answer dose = reader.get("/en/manage/dose/2");
        assertThat(dose.body()).contains("Move the second dose", "Harbour Arena", "stays booked until you confirm");
        String stop = "/en/manage/dose/2/" + site.id().value();
        assertThat(reader.get(stop).body()).contains(stop + "/" + SECOND_DAY.plusDays(2));
        assertThat(reader.get("/en/manage/dose/2/clinics").body()).contains("of Owen Sound", "Choose this clinic");
        assertThat(reader.get(stop + "/" + SECOND_DAY.plusDays(2)).body())
                .contains(other.id().value().toString());

        Answer check = hold(reader, 2, other);
        assertThat(check.at()).isEqualTo("/en/manage/check");
        assertThat(check.body()).contains("July\u00a019, 2021", "July\u00a021, 2021", "Stays as it is");
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY);

        Answer saved = reader.post("/en/manage/confirm");
        assertThat(saved.at()).isEqualTo("/en/manage/booking");
        assertThat(saved.body())
                .contains("Your change is saved", "The second dose is now on Wednesday, July\u00a021, 2021")
                .contains("r…@example.ca", "Moved to another time");
        assertThat(reader.get("/en/manage/booking").body()).doesNotContain("Your change is saved");
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY.plusDays(2));
        assertThat(world.dayOf(booking, ONE)).contains(FIRST_DAY);
    }

    @Test
    void a_first_dose_that_moves_too_far_takes_the_second_with_it() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        Slot first = world.day(site, FIRST_DAY.plusDays(2), 3).getFirst();
        Slot second = world.day(site, SECOND_DAY.plusDays(3), 3).getFirst();
        Reader reader = opened(booking);

        Answer must = hold(reader, 1, first);
        assertThat(must.at()).isEqualTo("/en/manage/dose/2");
        assertThat(must.body()).contains("The second dose has to move too", "between July\u00a021, 2021");
        assertThat(reader.get("/en/manage/check").at()).isEqualTo("/en/manage/dose/2");
        assertThat(reader.post("/en/manage/confirm").at()).isEqualTo("/en/manage/dose/2");
        assertThat(reader.get("/en/manage/booking").body()).contains("You have not finished a change");

        assertThat(hold(reader, 2, second).at()).isEqualTo("/en/manage/check");
        assertThat(reader.post("/en/manage/confirm").body()).contains("Your change is saved");
        assertThat(world.dayOf(booking, ONE)).contains(FIRST_DAY.plusDays(2));
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY.plusDays(3));
    }

    @Test
    void a_first_dose_that_moves_a_little_leaves_the_second_where_it_is() {
        Stop site = world.site();
        Slot first = world.day(site, FIRST_DAY, 3).getFirst();
        Slot second = world.day(site, SECOND_DAY.plusDays(5), 3).getFirst();
        Booking booking = world.book(PeopleFixture.aPerson(), Contact.NONE, first, second);
        Reader reader = opened(booking);

        Slot later = world.day(site, FIRST_DAY.plusDays(2), 3).getFirst();
        assertThat(hold(reader, 1, later).at()).isEqualTo("/en/manage/check");
        reader.post("/en/manage/confirm");

        assertThat(world.dayOf(booking, ONE)).contains(FIRST_DAY.plusDays(2));
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY.plusDays(5));
    }

    @Test
    void a_day_outside_the_interval_is_not_offered_and_not_taken() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        Slot early = world.day(site, SECOND_DAY.minusDays(1), 3).getFirst();
        Reader reader = opened(booking);

        assertThat(reader.get("/en/manage/dose/2/" + site.id().value()).body())
                .doesNotContain(SECOND_DAY.minusDays(1).toString());
        assertThat(hold(reader, 2, early).at()).isEqualTo("/en/manage/dose/2/clinics");
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY);
    }

    @Test
    void choosing_the_time_one_has_changes_nothing() {
        Stop site = world.site();
        Slot first = world.day(site, FIRST_DAY, 3).getFirst();
        Booking booking = world.book(
                PeopleFixture.aPerson(),
                Contact.NONE,
                first,
                world.day(site, SECOND_DAY, 3).getFirst());

        assertThat(hold(opened(booking), 1, first).body()).contains("You chose the time you already have");
        assertThat(world.now(booking).appointments()).hasSize(2);
    }

    @Test
    void a_place_someone_else_was_faster_at_brings_others_and_keeps_the_old_one() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        List<Slot> day = world.day(site, SECOND_DAY.plusDays(2), 1);
        world.hold(PeopleFixture.aPerson(), TWO, day.getFirst());

        Answer taken = hold(opened(booking), 2, day.getFirst());

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body())
                .contains("Someone else just took", day.get(1).id().value().toString());
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY);
    }

    @Test
    void a_chosen_place_that_is_lost_is_said_and_the_old_one_stands() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        List<Slot> day = world.day(site, SECOND_DAY.plusDays(2), 1);
        Reader reader = opened(booking);
        hold(reader, 2, day.getFirst());
        // In another browser the same person chooses otherwise: the first place is free, and taken at once.
        hold(opened(booking), 2, day.get(5));
        world.hold(PeopleFixture.aPerson(), TWO, day.getFirst());

        Answer lost = reader.post("/en/manage/confirm");

        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.body())
                .contains("someone else took the new place for the second dose", "/en/manage/dose/2")
                .doesNotContain("Confirm the change");
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY);
        assertThat(reader.get("/fr/manage/confirm").at()).isEqualTo("/fr/manage/booking");
    }

    @Test
    void a_change_sent_twice_is_made_once() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        Reader reader = opened(booking);
        hold(reader, 2, world.day(site, SECOND_DAY.plusDays(2), 3).getFirst());
        Reader twice = reader.tab();

        assertThat(reader.post("/en/manage/confirm").body()).contains("Your change is saved");
        assertThat(twice.post("/en/manage/confirm").body()).contains("Your change is saved");
        assertThat(world.now(booking).appointments()).hasSize(3);
        assertThat(world.now(booking).live()).hasSize(2);
    }

    @Test
    void a_change_can_be_given_up() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        Reader reader = opened(booking);
        hold(reader, 2, world.day(site, SECOND_DAY.plusDays(2), 3).getFirst());

        Answer kept = reader.post("/en/manage/stop");

        assertThat(kept.body()).contains("Nothing was changed").doesNotContain("You have not finished a change");
        assertThat(reader.get("/en/manage/check").at()).isEqualTo("/en/manage/booking");
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY);
    }

    @Test
    void a_chosen_place_is_kept_longer_on_request() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        Reader reader = opened(booking);
        hold(reader, 2, world.day(site, SECOND_DAY.plusDays(2), 3).getFirst());
        world.pass(Duration.ofMinutes(20));
        assertThat(reader.get("/en/manage/check").body()).contains("The time to finish has run out");

        Answer kept = reader.post("/en/manage/keep", "to", "/manage/check");

        assertThat(kept.at()).isEqualTo("/en/manage/check");
        assertThat(kept.body()).contains("We keep this place for you until");
    }

    @Test
    void an_appointment_of_the_past_stays_what_it_is() {
        Booking booking = world.book(world.site(), Contact.NONE);
        world.at(FIRST_DAY.plusDays(1));
        Reader reader = opened(booking);

        assertThat(reader.get("/en/manage/booking").body())
                .contains("This appointment is in the past", "/en/manage/dose/2")
                .doesNotContain("\"/en/manage/dose/1\"");
        assertThat(reader.get("/en/manage/dose/1").at()).isEqualTo("/en/manage/booking");
        reader.post("/en/manage/cancel", "doses", "1");
        assertThat(world.now(booking).live()).hasSize(2);
        assertThat(reader.get("/en/manage/cancel").body())
                .contains("Second dose")
                .doesNotContain("First dose");
    }
}
