package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.BY_MAIL;
import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.GREY_BRUCE;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people are told whose clinic day fell out, by mail and by telephone. */
class DisplacedPeopleTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final DisplacedWorld displaced = new DisplacedWorld(db);
    private final BookingWorld world = displaced.world;

    private void cancel(List<Slot> falls) {
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());
        displaced.start(draft);
        displaced.falling.untilDone(draft);
    }

    private void nothingElseIsFree() {
        world.jdbc.sql("update clinics.slot set closed = true").update();
        world.jdbc.sql("update clinics.edition set number = number + 1").update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_mail_says_why_and_what_is_booked_now_in_the_readers_language(Language language) {
        nothingElseIsFree();
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 2, 1);
        List<Booking> bookings = displaced.bookEach(falls);
        displaced.day(stop, FIRST_DAY.plusDays(1), 1, 1);
        cancel(falls);

        Email placed = displaced
                .falling
                .placedMail
                .compose(request(bookings.getFirst(), language))
                .orElseThrow();
        Email without = displaced
                .falling
                .unplacedMail
                .compose(request(bookings.getLast(), language))
                .orElseThrow();

        boolean english = language == Language.EN;
        assertThat(placed.text())
                .contains(english ? "Reason: the weather" : "Raison\u00a0: les conditions météorologiques")
                .contains(english ? "Stay warm." : "Restez au chaud.")
                .contains(english ? "March\u00a030, 2021" : "30\u00a0mars 2021")
                .contains(bookings.getFirst().reference().spaced())
                .contains("https://vaccine.example.ca/" + language.code() + "/manage")
                .doesNotContain("Rose", "Tremblay", "1938", "displacing.", "{0}");
        assertThat(without.text())
                .contains(english ? "book again" : "réserver de nouveau")
                .doesNotContain("displacing.", "{0}");
        assertThat(without.subject()).isNotEqualTo(placed.subject());
    }

    private MessageRequest request(Booking booking, Language language) {
        return new MessageRequest(
                Uuids.next(),
                displaced.falling.placedMail.kind(),
                booking.person().value(),
                booking.appointments().getFirst().id().value(),
                language);
    }

    @Test
    void the_call_list_has_those_without_an_address_and_is_written_down() {
        nothingElseIsFree();
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 2, 1);
        displaced.bookEach(falls.subList(0, 1));
        Identity person = aPerson();
        Contact byPhone = new Contact(Optional.empty(), Optional.empty(), BY_MAIL.mobile(), Optional.empty());
        Booking called = BookingWorld.booked(world.appointments.confirm(
                new BookingRequest(
                        BookingId.next(),
                        person,
                        byPhone,
                        Language.EN,
                        GREY_BRUCE,
                        Optional.empty(),
                        List.of(world.hold(person, ONE, falls.getLast()))),
                RESIDENT));
        displaced.day(stop, FIRST_DAY.plusDays(1), 2, 1);
        cancel(falls);
        Displacing done = displaced
                .falling
                .displacings
                .of(stop.site(), displaced.dayOf(falls).id())
                .orElseThrow();

        var calls = displaced.falling.calls.of(done, RESIDENT);

        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().now().orElseThrow().day()).isEqualTo(FIRST_DAY.plusDays(1));
        assertThat(world.writtenDown(called.person())).last().asString().contains("CALL_LIST_SEEN");
    }
}
