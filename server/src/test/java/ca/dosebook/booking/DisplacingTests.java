package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.HASTINGS;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.SECOND_DAY;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.dayOf;
import static ca.dosebook.booking.DisplacedWorld.TORONTO_CITY;
import static ca.dosebook.booking.DisplacedWorld.WIARTON;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.Displacing.State;
import ca.dosebook.booking.displacing.Forecast;
import ca.dosebook.booking.displacing.NewTime;
import ca.dosebook.booking.displacing.Progress;
import ca.dosebook.booking.displacing.StartOutcome;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.invitations.InvitationAnswer;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.Invitee;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A clinic day falls out, and its people come to the nearest place that fits. */
class DisplacingTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final DisplacedWorld displaced = new DisplacedWorld(db);
    private final BookingWorld world = displaced.world;

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
        world.jdbc.sql("delete from booking.displacement").update();
        world.jdbc.sql("delete from booking.displacing").update();
        // What is left of a test must not be the nearest place of the next.
        world.jdbc.sql("update clinics.slot set closed = true").update();
        world.jdbc.sql("update clinics.edition set number = number + 1").update();
    }

    @Test
    void of_ten_people_eight_are_placed_nearest_first_and_two_are_told() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 10, 1);
        List<Booking> bookings = displaced.bookEach(falls);
        List<Slot> sameClinic = displaced.day(stop, FIRST_DAY.plusDays(1), 5, 1);
        List<Slot> otherClinic = displaced.day(displaced.siteAt(WIARTON), FIRST_DAY, 3, 1);
        displaced.day(displaced.siteAt(TORONTO_CITY), FIRST_DAY, 10, 1);
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());

        Forecast forecast = displaced.falling.forecasts.forecast(draft);
        displaced.start(draft);
        Progress progress = displaced.falling.untilDone(draft);

        assertThat(progress).isEqualTo(new Progress(0, 8, 2, 0));
        assertThat(forecast.people()).isEqualTo(10);
        assertThat(forecast.without()).isEqualTo(2);
        assertThat(forecast.destinations())
                .extracting(Forecast.Destination::people)
                .containsExactly(5, 3);
        List<Slot> expected = List.of(
                sameClinic.get(0),
                sameClinic.get(1),
                sameClinic.get(2),
                sameClinic.get(3),
                sameClinic.get(4),
                otherClinic.get(0),
                otherClinic.get(1),
                otherClinic.get(2));
        for (int i = 0; i < 10; i++) {
            Booking after = displaced.now(bookings.get(i));
            if (i < 8) {
                assertThat(after.live(ONE).orElseThrow().slot())
                        .isEqualTo(expected.get(i).id());
            } else {
                assertThat(after.live()).isEmpty();
            }
            assertThat(after.appointments().getFirst().endReason()).contains(EndReason.CLINIC_CANCELLED);
            assertThat(mailsAbout(after.appointments().getFirst())).isEqualTo(1);
        }
        assertThat(displaced.days.day(displaced.dayOf(falls).id()).orElseThrow().state())
                .isEqualTo(DayState.CANCELLED);
        assertThat(displaced.falling.now(draft).state()).isEqualTo(State.DONE);
    }

    private int mailsAbout(Appointment ended) {
        return world.jdbc
                .sql("select count(*) from messages.outbox where about = :about")
                .param("about", ended.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_second_dose_stays_where_its_interval_still_fits() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 1, 1);
        List<Slot> later = displaced.day(stop, SECOND_DAY.plusDays(3), 1, 1);
        Booking booking = displaced.bookBoth(falls.getFirst(), later.getFirst());
        displaced.day(stop, FIRST_DAY.plusDays(2), 1, 1);
        cancel(falls);

        Booking after = displaced.now(booking);
        assertThat(dayOf(after.live(ONE).orElseThrow())).isEqualTo(FIRST_DAY.plusDays(2));
        assertThat(after.live(TWO).orElseThrow().slot())
                .isEqualTo(later.getFirst().id());
    }

    @Test
    void a_second_dose_goes_along_where_its_interval_would_break() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 1, 1);
        List<Slot> second = displaced.day(stop, SECOND_DAY, 1, 1);
        Booking booking = displaced.bookBoth(falls.getFirst(), second.getFirst());
        displaced.day(stop, FIRST_DAY.plusDays(2), 1, 1);
        List<Slot> along = displaced.day(stop, SECOND_DAY.plusDays(4), 1, 1);
        cancel(falls);

        Booking after = displaced.now(booking);
        assertThat(dayOf(after.live(ONE).orElseThrow())).isEqualTo(FIRST_DAY.plusDays(2));
        assertThat(after.live(TWO).orElseThrow().slot())
                .isEqualTo(along.getFirst().id());
        assertThat(after.appointments())
                .filteredOn(appointment -> appointment.dose().equals(TWO) && !appointment.isLive())
                .extracting(Appointment::endReason)
                .containsExactly(Optional.of(EndReason.INTERVAL_KEPT));
    }

    @Test
    void a_first_dose_goes_nowhere_where_no_second_could_follow() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 1, 1);
        List<Slot> second = displaced.day(stop, SECOND_DAY, 1, 1);
        Booking booking = displaced.bookBoth(falls.getFirst(), second.getFirst());
        displaced.day(stop, FIRST_DAY.plusDays(2), 1, 1);
        cancel(falls);

        Booking after = displaced.now(booking);
        assertThat(after.live(ONE)).isEmpty();
        assertThat(after.live(TWO).orElseThrow().slot())
                .isEqualTo(second.getFirst().id());
    }

    @Test
    void a_displaced_second_dose_keeps_its_distance_from_the_first() {
        Stop stop = displaced.site();
        List<Slot> first = displaced.day(stop, FIRST_DAY, 1, 1);
        List<Slot> falls = displaced.day(stop, SECOND_DAY, 1, 1);
        Booking booking = displaced.bookBoth(first.getFirst(), falls.getFirst());
        displaced.day(stop, SECOND_DAY.plusDays(15), 1, 1); // one day too late
        displaced.day(displaced.siteAt(WIARTON), SECOND_DAY.plusDays(14), 1, 1); // the last that fits
        cancel(falls);

        assertThat(dayOf(displaced.now(booking).live(TWO).orElseThrow())).isEqualTo(SECOND_DAY.plusDays(14));
    }

    private void cancel(List<Slot> falls) {
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());
        displaced.start(draft);
        displaced.falling.untilDone(draft);
        assertThat(displaced.falling.now(draft).state()).isEqualTo(State.DONE);
    }

    @Test
    void nobody_is_brought_to_a_place_that_is_tomorrow_morning() {
        Stop stop = displaced.site();
        LocalDate today = world.clock.instant().atZone(ClinicsFixture.TORONTO).toLocalDate();
        List<Slot> falls = displaced.day(stop, today, 42, 1); // until four o’clock; it is eleven
        Slot late = falls.getLast();
        Booking booking = displaced.bookEach(List.of(late)).getFirst();
        displaced.day(stop, late.day().plusDays(1), 3, 1);
        List<Slot> dayAfter = displaced.day(stop, late.day().plusDays(2), 1, 1);
        cancel(falls);

        assertThat(displaced.now(booking).live(ONE).orElseThrow().slot())
                .isEqualTo(dayAfter.getFirst().id());
    }

    @Test
    void a_moved_day_takes_its_people_along_in_their_order_and_lets_nobody_else_in_before() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 5, 1);
        List<Booking> bookings = displaced.bookEach(falls);
        var to = new NewTime(stop.id(), FIRST_DAY.plusDays(3), LocalTime.of(13, 0), LocalTime.of(13, 50));
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.of(to));
        displaced.start(draft);

        var instead = displaced.falling.now(draft).instead().orElseThrow();
        assertThat(displaced.days.slotsOf(instead)).hasSize(5).allMatch(slot -> slot.closed());
        assertThat(displaced.falling.untilDone(draft)).isEqualTo(new Progress(0, 5, 0, 0));

        for (int i = 0; i < 5; i++) {
            Appointment live = displaced.now(bookings.get(i)).live(ONE).orElseThrow();
            assertThat(live.startsAt())
                    .isEqualTo(falls.get(i).startsAt().plusDays(3).plusHours(4).toInstant());
            assertThat(displaced.now(bookings.get(i)).appointments().getFirst().endReason())
                    .contains(EndReason.CLINIC_MOVED);
        }
        assertThat(displaced.days.slotsOf(instead)).noneMatch(slot -> slot.closed());
        assertThat(displaced.days.day(instead).orElseThrow().state()).isEqualTo(DayState.PUBLISHED);
    }

    @Test
    void a_moved_day_that_is_shorter_sends_the_last_ones_elsewhere() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 4, 1);
        List<Booking> bookings = displaced.bookEach(falls);
        List<Slot> elsewhere = displaced.day(displaced.siteAt(WIARTON), FIRST_DAY.plusDays(1), 4, 1);
        var to = new NewTime(stop.id(), FIRST_DAY, LocalTime.of(15, 0), LocalTime.of(15, 30));
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.of(to));
        displaced.start(draft);

        assertThat(displaced.falling.untilDone(draft)).isEqualTo(new Progress(0, 4, 0, 0));
        assertThat(displaced.now(bookings.getLast()).live(ONE).orElseThrow().slot())
                .isEqualTo(elsewhere.getFirst().id());
    }

    @Test
    void the_day_closes_at_once_and_who_is_still_typing_loses_the_place() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 2, 2);
        Identity typing = aPerson();
        Hold hold = world.hold(typing, ONE, falls.getFirst());
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());
        displaced.start(draft);

        assertThat(world.ask(world.people.claim(aPerson()), ONE, falls.getLast()))
                .isInstanceOf(HoldOutcome.SlotFull.class);
        displaced.falling.untilDone(draft);

        assertThat(world.appointments.confirm(BookingWorld.request(typing, hold), RESIDENT))
                .isInstanceOf(ConfirmOutcome.PlacesLost.class);
        assertThat(displaced.falling.now(draft).state()).isEqualTo(State.DONE);
    }

    @Test
    void more_than_fifty_people_take_a_second_member_of_staff() {
        List<Slot> falls = displaced.day(displaced.site(), FIRST_DAY, 51, 1);
        displaced.bookEach(falls);
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());

        assertThat(displaced.falling.displacings.start(draft.id(), false, RESIDENT))
                .isEqualTo(new StartOutcome.NeedsSecond(51));
        assertThat(displaced.falling.now(draft).state()).isEqualTo(State.DRAFTED);
        assertThat(displaced.falling.displacings.start(draft.id(), true, RESIDENT))
                .isInstanceOf(StartOutcome.Started.class);
    }

    @Test
    void who_waits_when_it_is_stopped_keeps_the_old_appointment_until_it_goes_on() {
        Stop stop = displaced.site();
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 30, 1);
        List<Booking> bookings = displaced.bookEach(falls);
        displaced.day(stop, FIRST_DAY.plusDays(1), 30, 1);
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());
        displaced.start(draft);
        displaced.falling.round();

        assertThat(displaced.falling.displacings.stop(draft.id(), RESIDENT)).isTrue();
        displaced.falling.round();
        Progress stopped = displaced.falling.displacings.progress(draft);
        assertThat(stopped.placed()).isBetween(1, 29);
        assertThat(displaced.now(bookings.getLast()).live(ONE).orElseThrow().slot())
                .isEqualTo(falls.getLast().id());

        assertThat(displaced.falling.displacings.goOn(draft.id(), RESIDENT)).isTrue();
        assertThat(displaced.falling.untilDone(draft)).isEqualTo(new Progress(0, 30, 0, 0));
    }

    @Test
    void a_draft_that_is_given_up_has_changed_nothing() {
        List<Slot> falls = displaced.day(displaced.site(), FIRST_DAY, 1, 2);
        Booking booking = displaced.bookEach(falls).getFirst();
        Displacing draft = displaced.falling.draft(displaced.dayOf(falls), Optional.empty());

        assertThat(displaced.falling.displacings.discard(draft.id())).isTrue();
        assertThat(displaced.falling.displacings.start(draft.id(), false, RESIDENT))
                .isInstanceOf(StartOutcome.TooLate.class);
        assertThat(displaced.now(booking).live(ONE)).isPresent();
        assertThat(world.ask(world.people.claim(aPerson()), ONE, falls.getFirst()))
                .isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void who_was_invited_and_got_no_place_books_again_without_a_new_invitation() {
        Identity person = aPerson();
        InvitationCode code = world.invitations.issue(
                HASTINGS,
                new Invitee(person.name(), person.birthDate(), Optional.empty()),
                world.clock.instant().plus(Duration.ofDays(10)));
        var valid = (InvitationAnswer.Valid) world.invitations.check(code, person, HASTINGS);
        Stop stop = world.clinics.aSite(HASTINGS);
        List<Slot> falls = displaced.day(stop, FIRST_DAY, 1, 1);
        Hold hold = world.hold(person, ONE, falls.getFirst());
        Optional<InvitationId> invitation = Optional.of(valid.id());
        Booking booking = BookingWorld.booked(
                world.appointments.confirm(BookingWorld.request(person, invitation, HASTINGS, hold), RESIDENT));
        world.clock.advance(Duration.ofSeconds(2));
        cancel(falls);
        assertThat(displaced.now(booking).live()).isEmpty();

        Slot again = displaced.day(stop, FIRST_DAY.plusDays(5), 1, 1).getFirst();

        assertThat(displaced
                        .moved(displaced.moveByPerson(displaced.now(booking), again))
                        .live(ONE))
                .isPresent();
    }
}
