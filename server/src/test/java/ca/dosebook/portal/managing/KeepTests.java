package ca.dosebook.portal.managing;

import static ca.dosebook.portal.managing.ManageWorld.FIRST_DAY;
import static ca.dosebook.portal.managing.ManageWorld.SECOND_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.people.Contact;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.portal.managing.Reader.Answer;
import org.junit.jupiter.api.Test;

/** Having the booking sent, kept and left; in both languages, and with nothing in an address. */
class KeepTests extends ManagePagesTest {

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
        assertThat(open(reader, "fr", booking.reference().spaced(), PeopleFixture.BORN.plusDays(1))
                        .body())
                .contains("Nous n’avons trouvé aucune réservation");
        assertThat(open(reader, "fr", booking.reference().spaced(), PeopleFixture.BORN)
                        .body())
                .contains("Réservation pour Rose", "Aréna du port", "Première dose", "Déplacer");
        assertThat(reader.get("/fr/manage/dose/2").body())
                .contains("Réservation pour Rose", "Déplacer la deuxième dose");
        Answer check =
                reader.post("/fr/manage/dose/2/hold", "slot", other.id().value().toString());
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

        assertThat(reader.addresses())
                .hasSizeGreaterThan(12)
                .allSatisfy(address -> assertThat(address)
                        .doesNotContain(
                                booking.reference().digits(),
                                booking.id().value().toString())
                        .doesNotContain("1938", "Rose", "Tremblay", "rose", "4829"));
    }
}
