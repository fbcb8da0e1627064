package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.BY_MAIL;
import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.GREY_BRUCE;
import static ca.dosebook.booking.BookingWorld.HALIBURTON;
import static ca.dosebook.booking.BookingWorld.NOW;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.SECOND_DAY;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.booked;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Contact;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.Person;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfirmTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final Identity rose = aPerson();
    private final Claim claim = world.people.claim(rose);
    private final PersonKey key = claim.key();

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
    }

    private Hold first() {
        return world.hold(rose, ONE, world.firstSlots(2).getFirst());
    }

    private Hold second() {
        return world.hold(rose, TWO, world.secondSlots(2).getFirst());
    }

    private void assertNothingStored(PersonKey person) {
        assertThat(world.count("booking.booking", person)).isZero();
        assertThat(world.count("booking.appointment", person)).isZero();
        assertThat(world.count("people.person", person)).isZero();
        assertThat(world.count("messages.outbox", person)).isZero();
    }

    @Test
    void both_doses_are_booked_in_the_places_that_were_held() {
        Hold one = first();
        Hold two = second();

        Booking booking = world.book(rose, one, two);

        assertThat(booking.live())
                .extracting(Appointment::id, Appointment::dose, Appointment::slot, Appointment::startsAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                one.id(),
                                ONE,
                                one.slot().id(),
                                one.slot().startsAt().toInstant()),
                        org.assertj.core.groups.Tuple.tuple(
                                two.id(),
                                TWO,
                                two.slot().id(),
                                two.slot().startsAt().toInstant()));
        assertThat(world.appointments.find(key, booking.id())).contains(booking);
        assertThat(world.count("booking.hold", key)).isZero();
        assertThat(world.places(key)).isEqualTo(2);
        assertThat(world.taken(one.slot())).isEqualTo(1);
        assertThat(world.count("messages.outbox", key)).isEqualTo(1);
        world.clock.advance(Duration.ofDays(1));
        world.sweeper.sweep();
        assertThat(world.places(key)).isEqualTo(2);
    }

    @Test
    void a_single_dose_is_a_booking_too() {
        assertThat(world.book(rose, first()).live()).hasSize(1);
    }

    @Test
    void what_a_person_said_of_herself_is_read_back_and_stands_nowhere_in_the_clear() {
        HealthCardNumber number = aHealthNumber();
        Identity marked = new Identity(
                new PersonName("Zéphirine", "Oméga-Marqueur"),
                LocalDate.of(1931, 10, 23),
                new IdentityDocument.PhotoCard(number, "QX"));
        PersonKey person = world.people.keyOf(marked);

        world.book(marked, world.hold(marked, ONE, world.firstSlots(1).getFirst()));

        Person read = world.people.find(person).orElseThrow();
        assertThat(read.identity()).isEqualTo(marked);
        assertThat(read.contact()).isEqualTo(BY_MAIL);
        assertThat(read.language()).isEqualTo(Language.FR);
        assertThat(new WholeDatabase(world.jdbc)
                        .tablesThatHold(List.of(
                                "Zéphirine",
                                "Marqueur",
                                number.digits(),
                                "1931-10-23",
                                "19311023",
                                "rose.tremblay",
                                "5195550143",
                                "Marguerite")))
                .isEmpty();
        assertThat(new WholeDatabase(world.jdbc).tablesThatHold(List.of("Harbour Arena")))
                .isNotEmpty();
    }

    @Test
    void nobody_is_written_to_who_gave_no_address() {
        Hold one = first();
        BookingRequest silent = new BookingRequest(
                BookingId.next(), rose, Contact.NONE, Language.EN, GREY_BRUCE, Optional.empty(), List.of(one));

        booked(world.appointments.confirm(silent, RESIDENT));

        assertThat(world.count("messages.outbox", key)).isZero();
    }

    @Test
    void confirming_twice_books_once() {
        BookingRequest request = request(rose, first(), second());

        Booking booking = booked(world.appointments.confirm(request, RESIDENT));
        Booking again = booked(world.appointments.confirm(request, RESIDENT));

        assertThat(again).isEqualTo(booking);
        assertThat(world.count("booking.booking", key)).isEqualTo(1);
        assertThat(world.count("messages.outbox", key)).isEqualTo(1);
    }

    @Test
    void confirming_again_says_booked_even_when_the_rules_have_changed_since() {
        BookingRequest request = request(rose, first(), second());
        Booking booking = booked(world.appointments.confirm(request, RESIDENT));
        world.clock.set(
                FIRST_DAY.plusDays(200).atStartOfDay(java.time.ZoneOffset.UTC).toInstant());

        assertThat(booked(world.appointments.confirm(request, RESIDENT))).isEqualTo(booking);
    }

    @Test
    void a_second_booking_for_the_same_dose_is_refused() {
        Hold later = world.holdToChange(rose, ONE, world.firstSlots(1).getFirst());
        world.appointments.release(claim);
        world.book(rose);
        Hold other = world.holdToChange(rose, ONE, later.slot());

        ConfirmOutcome outcome = world.appointments.confirm(request(rose, other), RESIDENT);

        assertThat(outcome).isInstanceOf(ConfirmOutcome.AlreadyBooked.class);
        assertThat(world.count("booking.booking", key)).isEqualTo(1);
        assertThat(world.count("messages.outbox", key)).isEqualTo(1);
        world.appointments.release(claim);
    }

    @Test
    void another_birth_date_for_a_known_number_is_unclear_and_stores_nothing() {
        HealthCardNumber number = aHealthNumber();
        Identity known = aPerson(number, BORN);
        Booking booking = world.book(known);
        world.appointments.cancel(booking, Set.of(ONE, TWO), EndReason.BY_PERSON, RESIDENT);
        Identity stranger = aPerson(number, BORN.plusDays(1));
        PersonKey person = world.people.keyOf(stranger);
        int told = world.count("messages.outbox", person);
        Hold hold = world.hold(stranger, ONE, world.firstSlots(1).getFirst());

        ConfirmOutcome outcome = world.appointments.confirm(request(stranger, hold), RESIDENT);

        assertThat(outcome).isInstanceOf(ConfirmOutcome.IdentityUnclear.class);
        assertThat(world.count("booking.booking", person)).isEqualTo(1);
        assertThat(world.count("messages.outbox", person)).isEqualTo(told);
        assertThat(world.people.find(person).orElseThrow().identity()).isEqualTo(known);
    }

    @Test
    void a_booking_made_again_brings_the_contact_up_to_date() {
        Booking booking = world.book(rose);
        world.appointments.cancel(booking, Set.of(ONE, TWO), EndReason.BY_PERSON, RESIDENT);
        Hold again = first();
        Contact other = new Contact(Optional.empty(), Optional.empty(), Optional.of("5195550100"), Optional.empty());

        booked(world.appointments.confirm(
                new BookingRequest(
                        BookingId.next(), rose, other, Language.EN, GREY_BRUCE, Optional.empty(), List.of(again)),
                RESIDENT));

        assertThat(world.people.find(key).orElseThrow().contact()).isEqualTo(other);
    }

    @Test
    void a_hold_that_ran_out_still_counts_while_nobody_took_the_place() {
        Hold one = first();
        world.clock.advance(Duration.ofMinutes(40));

        assertThat(world.book(rose, one).live()).hasSize(1);
    }

    @Test
    void a_hold_that_was_swept_is_taken_again_when_the_place_is_free() {
        Hold one = first();
        Hold two = second();
        world.clock.advance(Duration.ofMinutes(40));
        world.sweeper.sweep();
        assertThat(world.places(key)).isZero();

        Booking booking = world.book(rose, one, two);

        assertThat(booking.live()).extracting(Appointment::id).containsExactly(one.id(), two.id());
    }

    @Test
    void a_place_lost_is_named_and_the_other_stays_held() {
        Hold one = world.hold(rose, ONE, world.firstSlots(1).getFirst());
        Hold two = second();
        world.clock.advance(Duration.ofMinutes(40));
        world.sweeper.sweep();
        world.hold(aPerson(), ONE, one.slot());

        ConfirmOutcome outcome = world.appointments.confirm(request(rose, one, two), RESIDENT);

        assertThat(outcome).isEqualTo(new ConfirmOutcome.PlacesLost(Set.of(ONE, TWO)));
        assertNothingStored(key);

        Hold twoAgain = world.hold(rose, TWO, two.slot());
        Hold oneElsewhere = first();
        assertThat(world.book(rose, oneElsewhere, twoAgain).live()).hasSize(2);
    }

    @Test
    void the_hold_of_the_other_dose_stays_when_one_is_lost() {
        Hold one = world.hold(rose, ONE, world.firstSlots(1).getFirst());
        world.clock.advance(Duration.ofMinutes(10));
        Hold two = second();
        world.clock.advance(Duration.ofMinutes(6));
        world.sweeper.sweep();
        world.hold(aPerson(), ONE, one.slot());

        assertThat(world.appointments.confirm(request(rose, one, two), RESIDENT))
                .isEqualTo(new ConfirmOutcome.PlacesLost(Set.of(ONE)));

        assertThat(world.places(key)).isEqualTo(1);
        assertThat(world.book(rose, first(), two).live()).hasSize(2);
    }

    @Test
    void a_slot_that_has_begun_meanwhile_is_not_booked() {
        Hold one = first();
        world.clock.set(one.slot().startsAt().toInstant());

        assertThat(world.appointments.confirm(request(rose, one), RESIDENT))
                .isEqualTo(new ConfirmOutcome.PlacesLost(Set.of(ONE)));
        assertNothingStored(key);
    }

    @Test
    void a_hold_moved_in_another_tab_is_not_booked_under_the_old_date() {
        List<Slot> slots = world.firstSlots(1);
        AppointmentId id = AppointmentId.next();
        Hold stale =
                BookingWorld.held(world.appointments.hold(claim, ONE, id, slots.get(0), BookingWorld.ANYTHING, false));
        BookingWorld.held(world.appointments.hold(claim, ONE, id, slots.get(1), BookingWorld.ANYTHING, false));
        world.hold(aPerson(), ONE, slots.get(0));

        assertThat(world.appointments.confirm(request(rose, stale), RESIDENT))
                .isEqualTo(new ConfirmOutcome.PlacesLost(Set.of(ONE)));
        assertNothingStored(key);
    }

    @Test
    void nobody_books_before_the_opening() {
        assertRefused(
                request(rose, Optional.empty(), HALIBURTON, first()),
                new ConfirmOutcome.NotEligible(new EligibilityAnswer.NotOpenYet(
                        world.rollout.healthUnit(HALIBURTON).orElseThrow(), null)));
    }

    @Test
    void an_opening_counts_from_its_very_moment() {
        Hold one = first();
        var unit = new ca.dosebook.rollout.HealthUnitId(2251);
        world.rollout.announce(
                new ca.dosebook.rollout.Opening(unit, ca.dosebook.rollout.Stage.OPEN, NOW.plus(Duration.ofMinutes(5))));
        BookingRequest early = request(rose, Optional.empty(), unit, one);
        boolean local = world.rollout.healthUnit(unit).orElseThrow().booksLocally();
        assertThat(local).isFalse();

        world.clock.set(NOW.plus(Duration.ofMinutes(5)).minusNanos(1));
        assertThat(world.appointments.confirm(early, RESIDENT)).isInstanceOf(ConfirmOutcome.NotEligible.class);
        assertNothingStored(key);
        world.clock.set(NOW.plus(Duration.ofMinutes(5)));
        booked(world.appointments.confirm(early, RESIDENT));
    }

    @Test
    void whose_turn_has_not_come_is_refused() {
        Identity young = aPerson(aHealthNumber(), LocalDate.of(1990, 1, 1));
        Hold hold = world.hold(young, ONE, world.firstSlots(1).getFirst());

        assertThat(world.appointments.confirm(request(young, hold), RESIDENT))
                .isInstanceOf(ConfirmOutcome.NotEligible.class);
        assertNothingStored(world.people.keyOf(young));
    }

    @Test
    void the_interval_is_kept_on_both_ends() {
        Hold one = first();
        for (int days : List.of(111, 127)) {
            Hold two = world.hold(
                    rose, TWO, world.slots(FIRST_DAY.plusDays(days), 1).getFirst());
            assertRefused(request(rose, one, two), new ConfirmOutcome.IntervalNotKept(TWO));
        }
        Hold last =
                world.hold(rose, TWO, world.slots(FIRST_DAY.plusDays(126), 1).getFirst());
        booked(world.appointments.confirm(request(rose, one, last), RESIDENT));
    }

    @Test
    void both_doses_are_of_one_product() {
        Hold one = first();
        Slot moderna = world.clinics
                .publish(world.clinics.aSite(GREY_BRUCE), SECOND_DAY, 2, 2, new ProductCode("MODERNA"))
                .getFirst();

        assertRefused(request(rose, one, world.hold(rose, TWO, moderna)), new ConfirmOutcome.IntervalNotKept(TWO));
    }

    @Test
    void the_next_dose_alone_is_refused() {
        assertRefused(request(rose, second()), new ConfirmOutcome.IntervalNotKept(TWO));
        DoseOrdinal three = TWO.next();
        Hold third =
                world.hold(rose, three, world.slots(SECOND_DAY.plusDays(112), 1).getFirst());
        assertRefused(request(rose, first(), second(), third), new ConfirmOutcome.IntervalNotKept(three));
    }

    @Test
    void a_site_of_a_unit_that_is_not_open_is_refused() {
        Slot elsewhere = world.clinics
                .publish(world.clinics.aSite(HALIBURTON), FIRST_DAY, 2, 2)
                .getFirst();

        assertRefused(request(rose, world.hold(rose, ONE, elsewhere)), new ConfirmOutcome.SiteNotOpen(ONE));
    }

    private void assertRefused(BookingRequest request, ConfirmOutcome refusal) {
        assertThat(world.appointments.confirm(request, RESIDENT)).isEqualTo(refusal);
        assertNothingStored(world.people.keyOf(request.identity()));
    }
}
