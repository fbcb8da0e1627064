package ca.dosebook.portal.managing;

import static ca.dosebook.portal.managing.ManageWorld.FIRST_DAY;
import static ca.dosebook.portal.managing.ManageWorld.ONE;
import static ca.dosebook.portal.managing.ManageWorld.SECOND_DAY;
import static ca.dosebook.portal.managing.ManageWorld.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingReference;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.messages.Outbox;
import ca.dosebook.people.Contact;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.portal.managing.Reader.Answer;
import ca.dosebook.testing.DosebookTest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ManageWorld.AtThatMoment.class, ManageWorld.Parts.class})
class ManageTests {

    private static final Contact BY_MAIL =
            new Contact(Optional.of("rose@example.ca"), Optional.empty(), Optional.empty(), Optional.empty());

    @LocalServerPort
    int port;

    @Autowired
    ManageWorld.Beans beans;

    @Autowired
    Outbox outbox;

    ManageWorld world;

    @BeforeEach
    void atNoonOnThatDay() {
        world = new ManageWorld(beans);
    }

    private Answer open(Reader reader, String language, String reference, LocalDate born) {
        return reader.post(
                "/" + language + "/manage",
                "reference",
                reference,
                "birthDay",
                String.valueOf(born.getDayOfMonth()),
                "birthMonth",
                String.valueOf(born.getMonthValue()),
                "birthYear",
                String.valueOf(born.getYear()));
    }

    private Reader opened(Booking booking) {
        Reader reader = new Reader(port);
        Answer answer = open(reader, "en", booking.reference().digits(), PeopleFixture.BORN);
        assertThat(answer.at()).isEqualTo("/en/manage/booking");
        return reader;
    }

    private static Answer hold(Reader reader, int dose, Slot slot) {
        return reader.post(
                "/en/manage/dose/" + dose + "/hold", "slot", slot.id().value().toString());
    }


    // ----------------------------------------------------------------------------------------------------- finding

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
        assertThat(open(new Reader(port), "en", digits, PeopleFixture.BORN).at()).isEqualTo("/en/manage/booking");
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

    // ------------------------------------------------------------------------------------------------------ moving

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
        assertThat(reader.get("/en/manage/dose/2/clinics").body()).contains("near Owen Sound", stop);
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
        assertThat(taken.body()).contains("Someone else just took", day.get(1).id().value().toString());
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
        assertThat(reader.get("/en/manage/cancel").body()).contains("Second dose").doesNotContain("First dose");
    }

    // -------------------------------------------------------------------------------------------------- cancelling

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
        assertThat(cancelled.body()).contains("The cancellation is saved", "Book this dose again", "Cancelled, as you asked");
        assertThat(world.now(booking).live()).singleElement().extracting(Appointment::dose).isEqualTo(ONE);

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
        assertThat(hold(other, 1, world.day(site, FIRST_DAY.plusDays(3), 3).getFirst()).body())
                .contains("There is another booking");
        assertThat(world.now(booking).live()).isEmpty();
    }

    @Test
    void cancelling_nothing_asks_what_is_meant() {
        Answer answer = opened(world.book(world.site(), Contact.NONE)).get("/en/manage/cancel/really");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#doses\"", "Choose the appointments to cancel");
    }

    // -------------------------------------------------------------------------------------------- keeping, sending

    @Test
    void a_booking_is_sent_again_once_for_each_request_and_a_few_times_an_hour() {
        Booking booking = world.book(world.site(), BY_MAIL);
        Reader reader = opened(booking);
        Reader twice = reader.tab();
        assertThat(reader.post("/en/manage/send").body()).contains("We sent the booking again", "r…@example.ca");
        twice.post("/en/manage/send");
        assertThat(copies(booking)).isEqualTo(1);

        for (int i = 0; i < 6; i++) {
            reader.post("/en/manage/send");
        }
        assertThat(copies(booking)).isEqualTo(5);
        assertThat(reader.post("/en/manage/send").body()).contains("sent several times already");
    }

    private long copies(Booking booking) {
        return outbox.find(booking.id().value()).stream()
                .filter(message -> message.kind().equals(Booking.COPY))
                .count();
    }

    @Test
    void without_an_address_nothing_is_sent_and_paper_is_offered() {
        Booking booking = world.book(world.site(), Contact.NONE);
        Reader reader = opened(booking);
        assertThat(reader.get("/en/manage/booking").body())
                .contains("We have no e-mail address for this booking")
                .doesNotContain("/manage/send");
        reader.post("/en/manage/send");
        assertThat(copies(booking)).isZero();
    }

    @Test
    void the_calendar_has_what_is_live() {
        Booking booking = world.book(world.site(), Contact.NONE);
        Reader reader = opened(booking);
        reader.post("/en/manage/cancel", "doses", "2");

        assertThat(reader.get("/en/manage/booking/calendar").body())
                .startsWith("BEGIN:VCALENDAR")
                .containsOnlyOnce("BEGIN:VEVENT");
    }

    @Test
    void everything_works_in_french() {
        Stop site = world.site();
        Booking booking = world.book(site, BY_MAIL);
        Slot other = world.day(site, SECOND_DAY.plusDays(2), 3).getFirst();
        Reader reader = new Reader(port);
        assertThat(reader.get("/fr/manage").body()).contains("Voir, déplacer ou annuler une réservation");
        assertThat(open(reader, "fr", booking.reference().spaced(), PeopleFixture.BORN.plusDays(1)).body())
                .contains("Nous n’avons trouvé aucune réservation");
        assertThat(open(reader, "fr", booking.reference().spaced(), PeopleFixture.BORN).body())
                .contains("Réservation pour Rose", "Aréna du port", "Première dose", "Déplacer");
        assertThat(reader.get("/fr/manage/dose/2").body()).contains("Réservation pour Rose", "Déplacer la deuxième dose");
        Answer check = reader.post(
                "/fr/manage/dose/2/hold", "slot", other.id().value().toString());
        assertThat(check.at()).isEqualTo("/fr/manage/check");
        assertThat(check.body()).contains("Vérifiez le changement", "21\u00a0juillet 2021");
        assertThat(reader.post("/fr/manage/confirm").body()).contains("La deuxième dose est maintenant le mercredi");
        assertThat(reader.get("/fr/manage/cancel/really?doses=1").body()).contains("Voulez-vous vraiment annuler?");
        assertThat(reader.post("/fr/manage/cancel", "doses", "1").body()).contains("L’annulation est enregistrée");
        assertThat(reader.post("/fr/manage/done").body()).contains("La réservation est fermée");
    }

    @Test
    void no_address_tells_anything_of_the_person_or_the_booking() {
        Stop site = world.site();
        Booking booking = world.book(site, BY_MAIL);
        Reader reader = opened(booking);
        hold(reader, 1, world.day(site, FIRST_DAY.plusDays(2), 3).getFirst());
        hold(reader, 2, world.day(site, SECOND_DAY.plusDays(3), 3).getFirst());
        reader.post("/en/manage/keep", "to", "/manage/check");
        reader.post("/en/manage/confirm");
        reader.get("/en/manage/cancel/really?doses=1");
        reader.post("/en/manage/cancel", "doses", "1");
        reader.post("/en/manage/send");
        reader.post("/en/manage/done");

        assertThat(reader.addresses()).hasSizeGreaterThan(12).allSatisfy(address -> assertThat(address)
                .doesNotContain(booking.reference().digits(), booking.id().value().toString())
                .doesNotContain("1938", "Rose", "Tremblay", "rose", "4829"));
    }
}
