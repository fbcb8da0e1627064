package ca.dosebook.booking.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.EndReason;
import ca.dosebook.booking.Race;
import ca.dosebook.booking.following.Following;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.immunizations.CorrectOutcome;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.PastDose;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Booked elsewhere and could not cancel: a dose recorded from anywhere frees the person's other bookings. */
@DosebookTest
@Import({FloorWorld.Parts.class, StandingClock.class})
class FollowingTests {

    private static final LocalDate TODAY = LocalDate.of(2021, 3, 15);
    private static final int PEOPLE = 9;
    private static final int NODES = 4;

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    Following following;

    private FloorWorld world;

    @BeforeEach
    void world() {
        world = new FloorWorld(beans);
    }

    private void record(Booking booking, LocalDate givenOn) {
        CorrectOutcome outcome = beans.doses()
                .recordPast(
                        booking.person(),
                        new PastDose(
                                DoseId.next(),
                                DoseSource.PHARMACY,
                                ClinicsFixture.PFIZER,
                                Optional.of("EK4241"),
                                givenOn,
                                Optional.of("Pharmacy in Owen Sound"),
                                Optional.empty()),
                        world.vaccinator.signedIn(),
                        world.clock.instant().atZone(FloorWorld.ZONE).toLocalDate());
        assertThat(outcome).isInstanceOf(CorrectOutcome.Done.class);
    }

    private void recordAndFollow(Booking booking, LocalDate givenOn) {
        record(booking, givenOn);
        follow(booking);
    }

    /** The running application follows too: whoever does it, it is awaited. */
    private void follow(Booking booking) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (waiting(booking) > 0) {
            assertThat(System.nanoTime()).as("bookings follow within seconds").isLessThan(end);
            if (!following.followNext()) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private int waiting(Booking booking) {
        return beans.jdbc()
                .sql("select count(*) from booking.dose_news where done_at is null and person_key = :person")
                .param("person", booking.person().value())
                .query(Integer.class)
                .single();
    }

    private Booking now(Booking booking) {
        return beans.appointments().find(booking.person(), booking.id()).orElseThrow();
    }

    private List<Appointment> of(Booking booking, int dose) {
        return now(booking).appointments().stream()
                .filter(appointment -> appointment.dose().value() == dose)
                .toList();
    }

    private long mails(Booking booking) {
        return beans.jdbc()
                .sql("select count(*) from messages.outbox where kind = 'booking.followed' and about = :booking")
                .param("booking", booking.id().value())
                .query(Long.class)
                .single();
    }

    private int taken(Slot slot) {
        return beans.clinics().placesTaken(slot.site().id()).getOrDefault(slot.id(), 0);
    }

    @Test
    void a_dose_given_elsewhere_frees_the_appointment_for_it_and_tells_the_person() {
        LocalDate day = TODAY.plusDays(14);
        Slot one = world.publish(day).getFirst();
        Slot two = world.publish(day.plusDays(112)).getFirst();
        Booking booking = world.book(FloorWorld.someone(), one, two);
        assertThat(taken(one)).isEqualTo(1);

        recordAndFollow(booking, TODAY);

        Appointment freed = of(booking, 1).getFirst();
        assertThat(freed.state()).isEqualTo(AppointmentState.CANCELLED);
        assertThat(freed.endReason()).contains(EndReason.GIVEN_ALREADY);
        assertThat(taken(one)).isZero();
        assertThat(of(booking, 2)).singleElement().matches(Appointment::isLive, "within the interval it stays");
        assertThat(mails(booking)).isEqualTo(1);
        assertThat(beans.arrivals().receive(booking.person(), world.day, FloorWorld.ZONE))
                .isInstanceOf(Reception.TooEarlyForDose.class);
    }

    @Test
    void the_next_dose_goes_to_a_day_that_keeps_the_interval() {
        Slot one = world.slots.getFirst();
        Slot two = world.publish(TODAY.plusDays(112)).getFirst();
        Booking booking = world.book(FloorWorld.someone(), one, two);
        List<Slot> later = world.publish(TODAY.plusDays(7 + 112));
        world.clock.set(TODAY.plusDays(7).atTime(12, 0).atZone(FloorWorld.ZONE).toInstant());

        recordAndFollow(booking, TODAY.plusDays(7));

        Appointment moved = now(booking).live(DoseOrdinal.FIRST.next()).orElseThrow();
        assertThat(later).extracting(Slot::id).contains(moved.slot());
        assertThat(of(booking, 2))
                .extracting(Appointment::state)
                .containsExactly(AppointmentState.MOVED, AppointmentState.BOOKED);
        assertThat(mails(booking)).isEqualTo(1);
    }

    @Test
    void too_soon_with_no_other_place_it_is_given_back_and_told() {
        Slot one = world.slots.get(1);
        Slot two = world.publish(TODAY.plusDays(112)).get(1);
        Booking booking = world.book(FloorWorld.someone(), one, two);
        world.clock.set(TODAY.plusDays(30).atTime(12, 0).atZone(FloorWorld.ZONE).toInstant());

        recordAndFollow(booking, TODAY.plusDays(30));

        assertThat(of(booking, 2))
                .singleElement()
                .extracting(Appointment::state)
                .isEqualTo(AppointmentState.CANCELLED);
        assertThat(taken(two)).isZero();
        assertThat(mails(booking)).isEqualTo(1);
    }

    @Test
    void a_walk_in_s_dose_frees_the_appointment_at_another_site() {
        Slot elsewhere = world.publishAt(world.anotherSite(), TODAY.plusDays(3)).getFirst();
        Booking booking = world.book(FloorWorld.someone(), elsewhere);
        world.goTo(world.slots.get(1));
        assertThat(beans.arrivals().receive(booking.person(), world.day, FloorWorld.ZONE))
                .isInstanceOfSatisfying(
                        Reception.OnOtherDay.class,
                        found -> assertThat(found.mayComeIn()).isFalse());
        beans.arrivals().setWalkIns(world.day, true);

        world.vaccinate(booking.person());
        follow(booking);

        assertThat(of(booking, 1))
                .singleElement()
                .extracting(Appointment::endReason)
                .isEqualTo(Optional.of(EndReason.GIVEN_ALREADY));
        assertThat(taken(elsewhere)).isZero();
    }

    @Test
    void however_many_nodes_follow_at_once_each_booking_is_changed_and_told_of_once() {
        List<Slot> first = world.publish(TODAY.plusDays(14));
        List<Slot> second = world.publish(TODAY.plusDays(112 + 14));
        List<Booking> bookings = IntStream.range(0, PEOPLE)
                .mapToObj(i -> world.book(FloorWorld.someone(), first.get(i / 3), second.get(i / 3)))
                .toList();
        bookings.forEach(booking -> record(booking, TODAY));

        Callable<Boolean> node = () -> {
            boolean any = false;
            while (following.followNext()) {
                any = true;
            }
            return any;
        };
        Race.run(Collections.nCopies(NODES, node));
        bookings.forEach(this::follow);

        for (Booking booking : bookings) {
            assertThat(of(booking, 1)).singleElement().matches(one -> !one.isLive());
            assertThat(of(booking, 2)).singleElement().matches(Appointment::isLive);
            assertThat(mails(booking)).isEqualTo(1);
        }
        assertThat(first).allSatisfy(slot -> assertThat(taken(slot)).isZero());
        assertThat(second.stream().mapToInt(this::taken).sum()).isEqualTo(PEOPLE);
    }
}
