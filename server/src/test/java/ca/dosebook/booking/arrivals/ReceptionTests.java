package ca.dosebook.booking.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.EndReason;
import ca.dosebook.booking.Reconciliation;
import ca.dosebook.clinics.Slot;
import ca.dosebook.immunizations.NotGivenReason;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door: who comes, when, where, and what the rule says. */
@DosebookTest
@Import({FloorWorld.Parts.class, StandingClock.class})
class ReceptionTests {

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    PlatformTransactionManager transactions;

    private FloorWorld world;
    private Booking booking;
    private PersonKey rose;

    @BeforeEach
    void book() {
        world = new FloorWorld(beans);
        booking = world.book(FloorWorld.someone(), world.slots.get(6));
        rose = booking.person();
        // As after the first of the day: whose row is new locks it by that alone.
        beans.arrivals().setWalkIns(world.day, false);
    }

    private Reception receive() {
        return beans.arrivals().receive(rose, world.day, FloorWorld.ZONE);
    }

    private AppointmentState state() {
        return beans.appointments()
                .find(rose, booking.id())
                .orElseThrow()
                .appointments()
                .getFirst()
                .state();
    }

    private Expected expected() {
        return beans.arrivals().expected(world.day, Instant.MIN, Instant.MAX).stream()
                .filter(one -> one.person().equals(rose))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void early_on_time_and_late_are_told_apart_and_all_may_come_in() {
        Instant time = world.slots.get(6).startsAt().toInstant();
        world.clock.set(time.minus(Duration.ofMinutes(31)));
        assertThat(receive()).isInstanceOfSatisfying(Reception.Early.class, early -> {
            assertThat(early.minutes()).isEqualTo(31);
            assertThat(early.mayComeIn()).isTrue();
        });
        world.clock.set(time.plus(Duration.ofMinutes(30)));
        assertThat(receive()).isInstanceOf(Reception.OnTime.class);
        world.clock.set(time.plus(Duration.ofMinutes(31)));
        assertThat(receive()).isInstanceOf(Reception.Late.class);
    }

    @Test
    void wrong_day_wrong_site_and_no_appointment_are_let_in_only_where_walk_ins_are() {
        Slot otherDay = world.publish(LocalDate.of(2021, 3, 16)).getFirst();
        PersonKey tomorrow = world.book(FloorWorld.someone(), otherDay).person();
        Slot otherSite =
                world.publishAt(world.anotherSite(), LocalDate.of(2021, 3, 15)).getLast();
        PersonKey elsewhere = world.book(FloorWorld.someone(), otherSite).person();
        for (boolean walkIns : new boolean[] {false, true}) {
            beans.arrivals().setWalkIns(world.day, walkIns);
            Reception day = beans.arrivals().receive(tomorrow, world.day, FloorWorld.ZONE);
            assertThat(day).isInstanceOf(Reception.OnOtherDay.class);
            assertThat(day.mayComeIn()).isEqualTo(walkIns);
            Reception site = beans.arrivals().receive(elsewhere, world.day, FloorWorld.ZONE);
            assertThat(site).isInstanceOf(Reception.AtOtherSite.class);
            assertThat(site.mayComeIn()).isEqualTo(walkIns);
        }
        beans.arrivals().setWalkIns(world.day, false);
        beans.appointments()
                .cancel(
                        booking,
                        Set.of(booking.appointments().getFirst().dose()),
                        EndReason.BY_PERSON,
                        ca.dosebook.audit.Actor.DOSEBOOK);
        assertThat(receive()).isInstanceOfSatisfying(Reception.WithoutAppointment.class, none -> {
            assertThat(none.ended()).isPresent();
            assertThat(none.mayComeIn()).isFalse();
        });
    }

    @Test
    void who_is_in_is_not_let_in_again_and_can_be_taken_back() {
        world.goTo(world.slots.get(6));
        Arrival arrival = world.checkIn(rose);
        assertThat(receive()).isInstanceOf(Reception.InAlready.class);
        assertThat(beans.arrivals().waiting(world.day)).extracting(Arrival::id).containsExactly(arrival.id());
        assertThat(beans.arrivals().undo(arrival, world.vaccinator.signedIn())).isTrue();
        assertThat(beans.arrivals().undo(arrival, world.vaccinator.signedIn())).isFalse();
        assertThat(receive()).isInstanceOf(Reception.OnTime.class);
        assertThat(beans.arrivals().waiting(world.day)).isEmpty();
    }

    @Test
    void two_desks_let_somebody_in_once() throws Exception {
        world.goTo(world.slots.get(6));
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<CheckInOutcome>> running = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                running.add(desks.submit(() -> {
                    begin.await();
                    return beans.arrivals()
                            .checkIn(
                                    ArrivalId.next(),
                                    rose,
                                    world.day,
                                    FloorWorld.ZONE,
                                    IdentityBy.PHOTO_DOCUMENT,
                                    world.vaccinator.signedIn());
                }));
            }
            begin.countDown();
        }
        int in = 0;
        for (Future<CheckInOutcome> one : running) {
            in += one.get() instanceof CheckInOutcome.In ? 1 : 0;
        }
        assertThat(in).isEqualTo(1);
        assertThat(beans.arrivals().waiting(world.day)).hasSize(1);
    }

    @Test
    void no_dose_ends_the_visit_and_the_appointment_with_its_reason() {
        world.goTo(world.slots.get(6));
        Arrival arrival = world.checkIn(rose);
        assertThat(beans.doses()
                        .withhold(
                                arrival.site(),
                                arrival.id().value(),
                                NotGivenReason.DEFERRED,
                                Optional.of("a fever"),
                                world.vaccinator.signedIn()))
                .isTrue();
        assertThat(beans.doses()
                        .withhold(
                                arrival.site(),
                                arrival.id().value(),
                                NotGivenReason.REFUSED,
                                Optional.empty(),
                                world.vaccinator.signedIn()))
                .isFalse();
        assertThat(state()).isEqualTo(AppointmentState.FULFILLED);
        assertThat(beans.doses().notGiven(arrival.site(), world.day.id())).containsEntry(NotGivenReason.DEFERRED, 1);
        Booking again = world.book(
                FloorWorld.someone(), world.publish(LocalDate.of(2021, 3, 20)).getFirst());
        assertThat(again.live()).hasSize(1);
    }

    @Test
    void who_did_not_come_is_noted_and_may_book_again_and_it_can_be_taken_back() {
        world.clock.set(world.slots.get(6).startsAt().toInstant().plusSeconds(3600));
        assertThat(beans.arrivals().noShow(world.day, expected(), world.vaccinator.signedIn()))
                .isTrue();
        assertThat(state()).isEqualTo(AppointmentState.NO_SHOW);
        assertThat(receive()).isInstanceOf(Reception.NotedAbsent.class);
        assertThat(reconciliation.differences()).isEmpty();
        assertThat(beans.arrivals()
                        .expectAgain(rose, booking.appointments().getFirst().id(), world.vaccinator.signedIn()))
                .isTrue();
        assertThat(state()).isEqualTo(AppointmentState.BOOKED);
        world.checkIn(rose);
        assertThat(beans.arrivals().noShow(world.day, expected(), world.vaccinator.signedIn()))
                .as("who came is not missing")
                .isFalse();
    }

    @Test
    void the_day_closes_when_nobody_waits_and_notes_who_did_not_come() {
        PersonKey paul = world.book(FloorWorld.someone(), world.slots.get(7)).person();
        world.goTo(world.slots.get(7));
        Arrival arrival = world.checkIn(paul);
        assertThat(beans.arrivals().close(world.day, world.vaccinator.signedIn()))
                .as("Paul waits")
                .isEmpty();
        world.screen(arrival);
        world.give(world.dose(arrival, world.lot));
        assertThat(beans.arrivals().close(world.day, world.vaccinator.signedIn()))
                .as("Paul sits")
                .isEmpty();
        assertThat(beans.arrivals().left(arrival)).isTrue();
        assertThat(beans.arrivals().close(world.day, world.vaccinator.signedIn()))
                .contains(1);
        assertThat(beans.arrivals().close(world.day, world.vaccinator.signedIn()))
                .isEmpty();
        assertThat(state()).isEqualTo(AppointmentState.NO_SHOW);
        assertThat(receive()).isInstanceOf(Reception.DayClosed.class);
        FloorCount count = beans.arrivals().count(world.day);
        assertThat(count.booked()).isEqualTo(2);
        assertThat(count.came()).isEqualTo(1);
        assertThat(count.dosed()).isEqualTo(1);
        assertThat(count.noShow()).isEqualTo(1);
        assertThat(count.expected()).isZero();
        assertThat(beans.arrivals().reopen(world.day, world.vaccinator.signedIn()))
                .isTrue();
        assertThat(receive()).isInstanceOf(Reception.NotedAbsent.class);
        assertThat(reconciliation.differences()).isEmpty();
    }

    private Optional<Integer> close() {
        return beans.arrivals().close(world.day, world.vaccinator.signedIn());
    }

    private CheckInOutcome comesIn(PersonKey person) {
        return beans.arrivals()
                .checkIn(
                        ArrivalId.next(),
                        person,
                        world.day,
                        FloorWorld.ZONE,
                        IdentityBy.HEALTH_CARD,
                        world.vaccinator.signedIn());
    }

    /** What another desk answers; not before this transaction is over. */
    private <T> Future<T> meanwhile(ExecutorService desk, Callable<T> act) {
        Future<T> answer = desk.submit(act);
        assertThatThrownBy(() -> answer.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        return answer;
    }

    @Test
    void who_closes_the_day_waits_for_who_is_being_let_in_and_then_does_not_close_it() throws Exception {
        world.goTo(world.slots.get(6));
        TransactionTemplate letIn = new TransactionTemplate(transactions);
        try (ExecutorService desk = Executors.newSingleThreadExecutor()) {
            Future<Optional<Integer>> closing = letIn.execute(open -> {
                assertThat(comesIn(rose)).isInstanceOf(CheckInOutcome.In.class);
                return meanwhile(desk, this::close);
            });
            assertThat(closing.get()).isEmpty();
        }
        assertThat(beans.arrivals().waiting(world.day)).hasSize(1);
        assertThat(beans.arrivals().count(world.day).closedAt()).isEmpty();
    }

    @Test
    void who_comes_while_the_day_is_being_closed_is_told_that_it_is() throws Exception {
        world.goTo(world.slots.get(6));
        TransactionTemplate closing = new TransactionTemplate(transactions);
        try (ExecutorService desk = Executors.newSingleThreadExecutor()) {
            Future<CheckInOutcome> coming = closing.execute(open -> {
                assertThat(close()).contains(1);
                return meanwhile(desk, () -> comesIn(rose));
            });
            assertThat(coming.get())
                    .isInstanceOfSatisfying(
                            CheckInOutcome.NotNow.class,
                            not -> assertThat(not.reception()).isInstanceOf(Reception.DayClosed.class));
        }
        assertThat(beans.arrivals().waiting(world.day)).isEmpty();
    }

    @Test
    void nobody_waits_on_a_closed_day_however_many_desks_let_people_in_while_it_closes() throws Exception {
        List<PersonKey> people = new ArrayList<>(List.of(rose));
        people.add(world.book(FloorWorld.someone(), world.slots.get(5)).person());
        people.add(world.book(FloorWorld.someone(), world.slots.get(4)).person());
        world.goTo(world.slots.get(6));
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService desks = Executors.newFixedThreadPool(4)) {
            List<Future<CheckInOutcome>> coming = new ArrayList<>();
            for (PersonKey person : people) {
                coming.add(desks.submit(() -> {
                    begin.await();
                    return comesIn(person);
                }));
            }
            Future<Optional<Integer>> closing = desks.submit(() -> {
                begin.await();
                return close();
            });
            begin.countDown();
            int in = 0;
            for (Future<CheckInOutcome> one : coming) {
                in += one.get() instanceof CheckInOutcome.In ? 1 : 0;
            }
            assertThat(beans.arrivals().waiting(world.day))
                    .hasSize(closing.get().isPresent() ? 0 : in);
            assertThat(closing.get().isPresent()).isEqualTo(in == 0);
        }
    }
}
