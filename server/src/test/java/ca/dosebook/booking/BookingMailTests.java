package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.wording.Wording;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BookingMailTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final Identity rose = aPerson();
    private final PersonKey key = world.people.keyOf(rose);
    private final BookingMail.Composers composers = new BookingMail.Composers();
    private final Wording wording = Wording.ofClassPath();
    private final Letterhead letterhead = new Letterhead("https://vaccine.example.ca", "1-888-555-0199");
    private final MessageComposer confirmed =
            composers.confirmedMail(world.store, world.people, world.clinics.clinics(), wording, letterhead);
    private final MessageComposer cancelled =
            composers.cancelledMail(world.store, world.people, world.clinics.clinics(), wording, letterhead);

    private MessageRequest request(MessageComposer composer, UUID about, Language language) {
        return new MessageRequest(Uuids.next(), composer.kind(), key.value(), about, language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_mail_says_what_is_booked_and_not_who_booked_it(Language language) {
        Booking booking = world.book(rose);

        Email mail = confirmed
                .compose(request(confirmed, booking.id().value(), language))
                .orElseThrow();

        String number = ((IdentityDocument.PhotoCard) rose.document()).number().digits();
        assertThat(mail.to()).isEqualTo("rose.tremblay@example.ca");
        assertThat(mail.text())
                .contains(booking.reference().spaced(), "1 Water Street, Owen Sound", "1-888-555-0199")
                .contains(language == Language.EN ? "Harbour Arena" : "Aréna du port")
                .contains("https://vaccine.example.ca/" + language.code() + "/manage")
                .doesNotContain("Rose", "Tremblay", "Marguerite", number, "1938", "booking.mail", "{0}");
        assertThat(mail.subject()).doesNotContain("booking.mail", "Rose");
    }

    @Test
    void the_calendar_has_each_appointment_once_and_for_good() {
        Booking booking = world.book(rose);

        Email.Calendar calendar = Objects.requireNonNull(confirmed
                .compose(request(confirmed, booking.id().value(), Language.EN))
                .orElseThrow()
                .calendar());

        assertThat(calendar.content())
                .containsOnlyOnce("UID:" + booking.live(ONE).orElseThrow().id().value())
                .containsOnlyOnce("UID:" + booking.live(TWO).orElseThrow().id().value())
                .contains("DTSTART:20210329T130000Z", "DTSTART:20210719T130000Z", "\r\n")
                .doesNotContain("Rose", "Tremblay");
    }

    @Test
    void after_a_cancellation_it_says_what_is_left() {
        Booking booking = world.book(rose);
        world.appointments.cancel(booking, Set.of(TWO), EndReason.BY_PERSON, RESIDENT);
        Email one = cancelled
                .compose(request(cancelled, booking.id().value(), Language.EN))
                .orElseThrow();
        assertThat(one.text()).contains("Dose 1").doesNotContain("Dose 2");
        assertThat(Objects.requireNonNull(one.calendar()).content())
                .doesNotContain(booking.live(TWO).orElseThrow().id().value().toString());

        world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);
        Email none = cancelled
                .compose(request(cancelled, booking.id().value(), Language.EN))
                .orElseThrow();
        assertThat(none.text()).contains("no appointments left");
        assertThat(none.calendar()).isNull();
    }

    @Test
    void nothing_is_written_about_a_booking_that_does_not_exist() {
        assertThat(confirmed.compose(request(confirmed, Uuids.next(), Language.EN)))
                .isEmpty();
        assertThat(confirmed.compose(
                        new MessageRequest(Uuids.next(), confirmed.kind(), null, Uuids.next(), Language.EN)))
                .isEmpty();
    }
}
