package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trust 14: every act on a booking and every look at it is in the audit log, with who and from where. */
class AuditTrailTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final Identity rose = aPerson();
    private final PersonKey key = world.people.keyOf(rose);

    private static String entry(String act, Booking booking) {
        return "RESIDENT c0a801 " + act + " " + booking.id().value();
    }

    @Test
    void booking_moving_and_cancelling_are_written_down() {
        Booking booking = world.book(rose);
        Hold other = world.holdToChange(rose, TWO, world.secondSlots(1).getFirst());
        world.appointments.change(booking, List.of(other), RESIDENT);
        world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);

        assertThat(world.writtenDown(key))
                .containsExactly(
                        entry("BOOKING_MADE", booking),
                        entry("BOOKING_MOVED", booking),
                        entry("BOOKING_CANCELLED", booking));
    }

    @Test
    void what_is_asked_twice_is_done_and_written_down_once() {
        Hold hold = world.hold(rose, ONE, world.firstSlots(1).getFirst());
        BookingRequest request = request(rose, hold);
        Booking booking = BookingWorld.booked(world.appointments.confirm(request, RESIDENT));
        world.appointments.confirm(request, RESIDENT);
        world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);
        world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);

        assertThat(world.writtenDown(key))
                .containsExactly(entry("BOOKING_MADE", booking), entry("BOOKING_CANCELLED", booking));
    }

    @Test
    void what_did_not_happen_is_not_written_down() {
        world.book(rose, world.hold(rose, ONE, world.firstSlots(1).getFirst()));
        Hold second = world.holdToChange(rose, ONE, world.firstSlots(1).getFirst());
        assertThat(world.appointments.confirm(request(rose, second), RESIDENT))
                .isInstanceOf(ConfirmOutcome.AlreadyBooked.class);

        assertThat(world.writtenDown(key)).hasSize(1);
    }

    @Test
    void a_member_of_staff_is_written_down_with_the_organization() {
        UUID user = UUID.randomUUID();
        UUID organization = UUID.randomUUID();
        Actor staff = Actor.staff(user, Optional.of(organization), "192.0.2.7");
        Booking booking = BookingWorld.booked(world.appointments.confirm(
                request(rose, world.hold(rose, ONE, world.firstSlots(1).getFirst())), staff));

        assertThat(world.writtenDown(key))
                .containsExactly("STAFF 192.0.2.7 BOOKING_MADE " + booking.id().value());
        assertThat(world.jdbc
                        .sql("select user_id || ' ' || organization_id from audit.entry where person_key = :key")
                        .param("key", key.value())
                        .query(String.class)
                        .single())
                .isEqualTo(user + " " + organization);
    }

    @Test
    void seeing_a_booking_by_its_reference_and_a_wrong_birth_date_are_written_down() {
        Booking booking =
                world.book(rose, world.hold(rose, ONE, world.firstSlots(1).getFirst()));

        assertThat(world.appointments.find(booking.reference(), BORN.plusDays(1), RESIDENT))
                .isEmpty();
        assertThat(world.appointments.find(booking.reference(), BORN, RESIDENT)).isPresent();

        assertThat(world.writtenDown(key))
                .containsExactly(
                        entry("BOOKING_MADE", booking), entry("VIEW_REFUSED", booking), entry("BOOKING_SEEN", booking));
    }

    @Test
    void an_unknown_reference_is_written_down_too_and_so_takes_as_long() {
        int before = refusals();
        world.appointments.find(BookingReference.random(new SecureRandom()), BORN, RESIDENT);
        assertThat(refusals()).isEqualTo(before + 1);
    }

    private int refusals() {
        return world.jdbc
                .sql("select count(*) from audit.entry where act = 'VIEW_REFUSED' and person_key is null")
                .query(Integer.class)
                .single();
    }
}
