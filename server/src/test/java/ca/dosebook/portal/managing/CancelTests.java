package ca.dosebook.portal.managing;

import static ca.dosebook.portal.managing.ManageWorld.FIRST_DAY;
import static ca.dosebook.portal.managing.ManageWorld.ONE;
import static ca.dosebook.portal.managing.ManageWorld.SECOND_DAY;
import static ca.dosebook.portal.managing.ManageWorld.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.people.Contact;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.portal.managing.Reader.Answer;
import org.junit.jupiter.api.Test;

/** Cancelling, and booking again what was cancelled. */
class CancelTests extends ManagePagesTest {

    @Test
    void one_appointment_is_cancelled_and_the_other_stays() {
        Booking booking = world.book(world.site(), BY_MAIL);
        Reader reader = opened(booking);
        assertThat(reader.get("/en/manage/cancel").body()).doesNotContain("checked");

        Answer really = reader.get("/en/manage/cancel/really?doses=2");
        assertThat(really.body())
                .contains("Do you really want to cancel?", "Second dose: Monday, July\u00a019, 2021")
                .contains("Move the second dose")
                .doesNotContain("One appointment stays");
        assertThat(world.now(booking).live()).hasSize(2);

        Answer cancelled = reader.post("/en/manage/cancel", "doses", "2");
        assertThat(cancelled.body())
                .contains("The cancellation is saved", "Book this dose again", "Cancelled, as you asked");
        assertThat(world.now(booking).live())
                .singleElement()
                .extracting(Appointment::dose)
                .isEqualTo(ONE);

        reader.post("/en/manage/cancel", "doses", "2");
        assertThat(world.now(booking).appointments()).hasSize(2);
    }

    @Test
    void who_cancels_the_first_dose_alone_is_told_what_becomes_of_the_second() {
        Booking booking = world.book(world.site(), Contact.NONE);
        Reader reader = opened(booking);

        assertThat(reader.get("/en/manage/cancel/really?doses=1").body())
                .contains("One appointment stays", "The second dose on Monday, July\u00a019, 2021");
        reader.post("/en/manage/cancel", "doses", "1");

        assertThat(world.dayOf(booking, ONE)).isEmpty();
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY);
        assertThat(reader.get("/en/manage/dose/2").body()).contains("The first dose is not in this booking");
    }

    @Test
    void both_are_cancelled_and_both_booked_again_in_the_same_booking() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        Slot first = world.day(site, FIRST_DAY.plusDays(2), 3).getFirst();
        Slot second = world.day(site, SECOND_DAY.plusDays(3), 3).getFirst();
        Reader reader = opened(booking);
        Answer none = reader.post("/en/manage/cancel", "doses", "1", "doses", "2");
        assertThat(none.body()).contains("There are no appointments left", "Book the first dose first");
        assertThat(reader.get("/en/manage/cancel").at()).isEqualTo("/en/manage/booking");
        assertThat(reader.get("/en/manage/dose/2").at()).isEqualTo("/en/manage/booking");

        Answer check = hold(reader, 1, first);
        assertThat(check.at()).isEqualTo("/en/manage/check");
        assertThat(check.body()).contains("No appointment", "/en/manage/dose/2", "Confirm the change");
        assertThat(hold(reader, 2, second).at()).isEqualTo("/en/manage/check");
        reader.post("/en/manage/confirm");

        assertThat(world.dayOf(booking, ONE)).contains(FIRST_DAY.plusDays(2));
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY.plusDays(3));
    }

    @Test
    void a_cancelled_dose_that_is_booked_elsewhere_meanwhile_is_not_booked_twice() {
        Stop site = world.site();
        var person = PeopleFixture.aPerson();
        Slot first = world.day(site, FIRST_DAY, 3).getFirst();
        Slot second = world.day(site, SECOND_DAY, 3).getFirst();
        Booking booking = world.book(person, Contact.NONE, first, second);
        Reader reader = opened(booking);
        reader.post("/en/manage/cancel", "doses", "1", "doses", "2");
        hold(reader, 1, world.day(site, FIRST_DAY.plusDays(2), 3).getFirst());
        Reader other = reader.tab();
        reader.post("/en/manage/stop");
        world.book(person, Contact.NONE, first, second);

        assertThat(other.post("/en/manage/confirm").body()).contains("There is another booking");
        assertThat(hold(other, 1, world.day(site, FIRST_DAY.plusDays(3), 3).getFirst())
                        .body())
                .contains("There is another booking");
        assertThat(world.now(booking).live()).isEmpty();
    }

    @Test
    void cancelling_nothing_asks_what_is_meant() {
        Answer answer = opened(world.book(world.site(), Contact.NONE)).get("/en/manage/cancel/really");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#doses\"", "Choose the appointments to cancel");
    }
}
