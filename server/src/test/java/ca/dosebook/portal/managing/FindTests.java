package ca.dosebook.portal.managing;

import static ca.dosebook.portal.managing.ManageWorld.SECOND_DAY;
import static ca.dosebook.portal.managing.ManageWorld.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingReference;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.people.Contact;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.portal.managing.Reader.Answer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening a booking with what one has, and nobody else’s. */
class FindTests extends ManagePagesTest {

    @Test
    void a_booking_is_found_in_any_spelling_of_its_reference() {
        Booking booking = world.book(world.site(), Contact.NONE);
        String spaced = booking.reference().spaced();
        for (String typed : List.of(
                spaced,
                booking.reference().digits(),
                spaced.replace(' ', '-'),
                "  " + spaced.replace(" ", " – ") + " ",
                spaced.replace(' ', '\u00a0'))) {
            Answer answer = open(new Reader(port), "en", typed, PeopleFixture.BORN);
            assertThat(answer.at()).as(typed).isEqualTo("/en/manage/booking");
            assertThat(answer.body()).contains(spaced, "Booking for Rose", "Harbour Arena");
            assertThat(answer.body()).doesNotContain("Tremblay", "1938");
        }
    }

    @Test
    void an_unknown_reference_and_a_wrong_birth_date_are_answered_alike() {
        Booking booking = world.book(world.site(), Contact.NONE);
        BookingReference unknown = BookingReference.random(new SecureRandom());
        LocalDate wrong = PeopleFixture.BORN.plusDays(1);

        Answer wrongDate = open(new Reader(port), "en", booking.reference().digits(), wrong);
        Answer wrongReference = open(new Reader(port), "en", unknown.digits(), wrong);

        assertThat(wrongDate.status()).isEqualTo(422).isEqualTo(wrongReference.status());
        assertThat(wrongDate.body()).contains("We found no booking with this reference and this date of birth");
        assertThat(wrongReference.body())
                .isEqualTo(wrongDate.body().replace(booking.reference().digits(), unknown.digits()));
    }

    @Test
    void after_ten_wrong_dates_even_the_right_one_has_to_wait_an_hour() {
        Booking booking = world.book(world.site(), Contact.NONE);
        String digits = booking.reference().digits();
        for (int day = 1; day <= 10; day++) {
            open(new Reader(port), "en", digits, PeopleFixture.BORN.plusDays(day));
        }

        Answer eleventh = open(new Reader(port), "en", digits, PeopleFixture.BORN);
        assertThat(eleventh.status()).isEqualTo(422);
        assertThat(eleventh.body()).contains("too many wrong tries");

        world.pass(Duration.ofMinutes(61));
        assertThat(open(new Reader(port), "en", digits, PeopleFixture.BORN).at())
                .isEqualTo("/en/manage/booking");
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost() {
        Answer answer = new Reader(port).post("/en/manage", "reference", "1234", "birthDay", "31", "birthMonth", "x");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#reference\"", "It has 12 digits", "href=\"#birthMonth\"")
                .contains("value=\"1234\"", "value=\"31\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/booking",
                "/booking/calendar",
                "/dose/1",
                "/dose/1/clinics",
                "/dose/2/hold",
                "/check",
                "/confirm",
                "/cancel",
                "/cancel/really?doses=1"
            })
    void no_page_opens_without_the_reference(String page) {
        assertThat(new Reader(port).get("/en/manage" + page).at()).isEqualTo("/en/manage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/send", "/stop", "/keep", "/confirm", "/cancel", "/dose/1/hold"})
    void no_form_is_taken_without_the_reference(String form) {
        assertThat(new Reader(port).post("/en/manage" + form).at()).isEqualTo("/en/manage");
    }

    @Test
    void a_booking_closes_by_itself_and_says_so_and_what_was_chosen_is_still_there() {
        Stop site = world.site();
        Booking booking = world.book(site, Contact.NONE);
        Slot other = world.day(site, SECOND_DAY.plusDays(2), 3).getFirst();
        Reader reader = opened(booking);
        hold(reader, 2, other);
        world.pass(Duration.ofMinutes(31));

        Answer answer = reader.get("/en/manage/check");
        assertThat(answer.at()).isEqualTo("/en/manage");
        assertThat(answer.body()).contains("For safety we closed this after 30 minutes");

        Answer again = open(reader, "en", booking.reference().digits(), PeopleFixture.BORN);
        assertThat(again.body()).contains("You have not finished a change", "/en/manage/check");
        assertThat(reader.post("/en/manage/confirm").body()).contains("Your change is saved");
        assertThat(world.dayOf(booking, TWO)).contains(SECOND_DAY.plusDays(2));
    }

    @Test
    void someone_who_is_done_leaves_nothing_in_the_browser() {
        Reader reader = opened(world.book(world.site(), Contact.NONE));
        assertThat(reader.hasCookie("dosebook_manage")).isTrue();

        Answer closed = reader.post("/en/manage/done");

        assertThat(closed.body()).contains("The booking is closed on this computer");
        assertThat(reader.hasCookie("dosebook_manage")).isFalse();
        assertThat(reader.get("/en/manage/booking").body()).doesNotContain("For safety");
    }
}
