package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.GREY_BRUCE;
import static ca.dosebook.booking.BookingWorld.HASTINGS;
import static ca.dosebook.booking.BookingWorld.NOW;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.booked;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.Slot;
import ca.dosebook.invitations.InvitationAnswer;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.Invitee;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PersonName;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An invitation is one person's right, and is used exactly when the booking it allowed exists. */
class InvitationUseTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final Identity rose = aPerson();
    private final PersonKey key = world.people.keyOf(rose);

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
    }

    private Hold first() {
        return world.hold(rose, ONE, world.firstSlots(2).getFirst());
    }

    private void assertNothingStored(PersonKey person) {
        assertThat(world.count("booking.booking", person)).isZero();
        assertThat(world.count("booking.appointment", person)).isZero();
        assertThat(world.count("people.person", person)).isZero();
        assertThat(world.count("messages.outbox", person)).isZero();
    }

    @Test
    void an_invitation_is_used_by_exactly_one_booking() {
        InvitationCode code = invitation();
        InvitationId id = valid(code);

        Booking booking = booked(world.appointments.confirm(
                request(rose, Optional.of(id), HASTINGS, world.hold(rose, ONE, hastingsSlot())), RESIDENT));

        assertThat(check(code)).isInstanceOf(InvitationAnswer.Used.class);
        assertThat(world.jdbc
                        .sql("select used_for from invitations.invitation where invitation_id = :id")
                        .param("id", id.value())
                        .query(java.util.UUID.class)
                        .single())
                .isEqualTo(booking.id().value());
        world.appointments.cancel(booking, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);
        assertGone(id);
    }

    @Test
    void of_two_of_one_name_who_use_it_on_two_nodes_at_the_same_moment_one_books() {
        var otherNode = new BookingWorld(db);
        for (int round = 0; round < 15; round++) {
            InvitationId id = valid(invitation());
            Identity namesake = aPerson();
            Identity another = aPerson();
            var one = request(another, Optional.of(id), HASTINGS, world.hold(another, ONE, hastingsSlot()));
            var two = request(namesake, Optional.of(id), HASTINGS, world.hold(namesake, ONE, hastingsSlot()));

            List<ConfirmOutcome> outcomes = Race.run(List.<Callable<ConfirmOutcome>>of(
                    () -> world.appointments.confirm(one, RESIDENT),
                    () -> otherNode.appointments.confirm(two, RESIDENT)));

            assertThat(outcomes)
                    .as("round %d", round)
                    .hasAtLeastOneElementOfType(ConfirmOutcome.Confirmed.class)
                    .hasAtLeastOneElementOfType(ConfirmOutcome.InvitationGone.class);
        }
    }

    @Test
    void an_invitation_that_ran_out_meanwhile_is_gone() {
        InvitationId id = valid(invitation());
        Hold hold = world.hold(rose, ONE, hastingsSlot());
        world.clock.advance(Duration.ofDays(7));

        assertThat(world.appointments.confirm(request(rose, Optional.of(id), HASTINGS, hold), RESIDENT))
                .isInstanceOf(ConfirmOutcome.InvitationGone.class);
        assertNothingStored(key);
    }

    @Test
    void an_invitation_withdrawn_meanwhile_is_gone() {
        InvitationCode code = invitation();
        InvitationId id = valid(code);
        world.invitations.revoke(code);

        assertGone(id);
        assertNothingStored(key);
    }

    @Test
    void an_invitation_checked_for_one_person_books_nobody_else() {
        InvitationId id = valid(invitation());
        Identity other =
                new Identity(new PersonName("Ann", "Other"), BORN, new IdentityDocument.PhotoCard(aHealthNumber(), ""));

        assertThat(world.appointments.confirm(
                        request(other, Optional.of(id), HASTINGS, world.hold(other, ONE, hastingsSlot())), RESIDENT))
                .isInstanceOf(ConfirmOutcome.InvitationGone.class);
        assertNothingStored(world.people.keyOf(other));
    }

    @Test
    void an_invitation_is_for_residents_of_its_unit() {
        InvitationId id = valid(invitation());
        Hold hold = first();

        assertThat(world.appointments.confirm(request(rose, Optional.of(id), GREY_BRUCE, hold), RESIDENT))
                .isInstanceOf(ConfirmOutcome.InvitationGone.class);
        assertNothingStored(key);
    }

    @Test
    void a_pilot_without_an_invitation_is_closed() {
        Hold hold = world.hold(rose, ONE, hastingsSlot());

        assertThat(world.appointments.confirm(request(rose, Optional.empty(), HASTINGS, hold), RESIDENT))
                .isInstanceOf(ConfirmOutcome.NotEligible.class);
        assertNothingStored(key);
    }

    private InvitationCode invitation() {
        Invitee invitee = new Invitee(rose.name(), rose.birthDate(), Optional.empty());
        return world.invitations.issue(HASTINGS, invitee, NOW.plus(Duration.ofDays(7)));
    }

    private InvitationAnswer check(InvitationCode code) {
        return world.invitations.check(code, rose, key, HASTINGS);
    }

    private InvitationId valid(InvitationCode code) {
        assertThat(check(code)).isInstanceOf(InvitationAnswer.Valid.class);
        return ((InvitationAnswer.Valid) check(code)).id();
    }

    private Slot hastingsSlot() {
        return world.clinics
                .publish(world.clinics.aSite(HASTINGS), FIRST_DAY, 1, 5)
                .getFirst();
    }

    private void assertGone(InvitationId id) {
        Hold hold = world.hold(rose, ONE, hastingsSlot());
        assertThat(world.appointments.confirm(request(rose, Optional.of(id), HASTINGS, hold), RESIDENT))
                .isInstanceOf(ConfirmOutcome.InvitationGone.class);
    }
}
