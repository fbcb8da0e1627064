package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.GREY_BRUCE;
import static ca.dosebook.booking.BookingWorld.NOW;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.booked;
import static ca.dosebook.booking.BookingWorld.request;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.ConfirmOutcome.NotEligible;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Identity;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Stage;
import ca.dosebook.rollout.openings.Openings;
import ca.dosebook.rollout.openings.OpeningsFixture;
import ca.dosebook.rollout.openings.TwoPeople;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pause and a change of stage while people are booking. */
class PauseTests {

    private static final Bilingual WHY = new Bilingual("A fridge failed.", "Un réfrigérateur est en panne.");
    private static final UUID SOMEONE = UUID.randomUUID();
    private static final Actor STAFF = Actor.staff(SOMEONE, Optional.empty(), "10.0.0.1");

    private final TestDatabase db = TestDatabase.fresh();

    private BookingWorld world;
    private Openings openings;
    private Identity rose;

    @AfterEach
    void drop() {
        db.close();
    }

    @BeforeEach
    void world() {
        world = new BookingWorld(db);
        openings = OpeningsFixture.on(world.jdbc, world.rollout, world.audit, world.clock);
        rose = aPerson();
    }

    @Test
    void who_holds_a_place_from_before_a_pause_can_keep_extend_choose_another_and_confirm() {
        Hold one = world.hold(rose, ONE, world.firstSlots(3).getFirst());
        world.clock.advance(Duration.ofSeconds(1));
        pause();
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(world.appointments.extend(claim(rose))).hasSize(1);
        Hold other = world.hold(rose, ONE, world.firstSlots(3).getFirst());
        assertThat(other.since()).as("the same sitting").isEqualTo(one.since());
        Hold two = world.hold(rose, TWO, world.secondSlots(3).getFirst());
        booked(world.appointments.confirm(request(rose, other, two), RESIDENT));
        assertThat(world.violations()).isEmpty();
    }

    @Test
    void who_takes_a_place_in_a_pause_is_told_so_and_nothing_is_stored() {
        pause();
        world.clock.advance(Duration.ofSeconds(1));
        Hold late = world.hold(rose, ONE, world.firstSlots(3).getFirst());
        assertThat(world.appointments.confirm(request(rose, late), RESIDENT))
                .isEqualTo(new NotEligible(new EligibilityAnswer.Paused(
                        world.rollout.healthUnit(GREY_BRUCE).orElseThrow(), Stage.OPEN, NOW, WHY)));
        assertThat(world.count("booking.appointment")).isZero();

        openings.resume(Set.of(GREY_BRUCE), new TwoPeople(SOMEONE, UUID.randomUUID(), STAFF));
        booked(world.appointments.confirm(request(rose, late), RESIDENT));
    }

    @Test
    void closing_a_unit_takes_nothing_from_who_is_booking() {
        Hold held = world.hold(rose, ONE, world.firstSlots(3).getFirst());
        world.clock.advance(Duration.ofMinutes(1));
        world.rollout.announce(new Opening(GREY_BRUCE, Stage.CLOSED, world.clock.instant()));
        Identity late = aPerson();
        Hold after = world.hold(late, ONE, world.firstSlots(3).getFirst());
        booked(world.appointments.confirm(request(rose, held), RESIDENT));
        assertThat(world.appointments.confirm(request(late, after), RESIDENT)).isInstanceOf(NotEligible.class);
    }

    @Test
    void booked_appointments_can_be_moved_and_cancelled_in_a_pause() {
        Booking booking = world.book(rose);
        world.clock.advance(Duration.ofSeconds(1));
        pause();
        world.clock.advance(Duration.ofSeconds(1));
        Hold other = world.holdToChange(rose, ONE, world.firstSlots(3).getFirst());
        assertThat(world.appointments.change(booking, List.of(other), RESIDENT))
                .isInstanceOf(ConfirmOutcome.Confirmed.class);
        Booking cancelled = world.appointments.cancel(booking, Set.of(TWO), EndReason.BY_PERSON, RESIDENT);
        assertThat(cancelled.live(TWO)).isEmpty();
    }

    @Test
    void in_the_rush_of_a_pause_everyone_with_an_earlier_place_gets_through_and_nobody_else() throws Exception {
        int people = 12;
        List<Identity> early = new ArrayList<>();
        List<Identity> late = new ArrayList<>();
        List<BookingRequest> earlyRequests = new ArrayList<>();
        List<BookingRequest> lateRequests = new ArrayList<>();
        var slot = world.firstSlots(2 * people).getFirst();
        for (int i = 0; i < people; i++) {
            Identity one = aPerson();
            early.add(one);
            earlyRequests.add(request(one, world.hold(one, ONE, slot)));
        }
        world.clock.advance(Duration.ofMillis(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var go = new CountDownLatch(1);
            List<Future<ConfirmOutcome>> first = new ArrayList<>();
            for (BookingRequest request : earlyRequests) {
                first.add(threads.submit(() -> {
                    go.await();
                    return world.appointments.confirm(request, RESIDENT);
                }));
            }
            Future<?> pausing = threads.submit(() -> {
                go.await();
                pause();
                return null;
            });
            go.countDown();
            pausing.get();
            for (Future<ConfirmOutcome> outcome : first) {
                assertThat(outcome.get()).isInstanceOf(ConfirmOutcome.Confirmed.class);
            }
        }
        for (int i = 0; i < people; i++) {
            Identity one = aPerson();
            late.add(one);
            lateRequests.add(request(one, world.hold(one, ONE, slot)));
        }
        lateRequests.forEach(request ->
                assertThat(world.appointments.confirm(request, RESIDENT)).isInstanceOf(NotEligible.class));
        assertThat(world.count("booking.appointment")).isEqualTo(people);
        assertThat(world.violations()).isEmpty();
    }

    private void pause() {
        assertThat(openings.pause(Set.of(GREY_BRUCE), WHY, STAFF)).containsExactly(GREY_BRUCE);
    }

    private Claim claim(Identity person) {
        return world.people.claim(person);
    }
}
