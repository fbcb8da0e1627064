package ca.dosebook.immunizations;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.EndReason;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.immunizations.screening.Question;
import ca.dosebook.immunizations.screening.Screening;
import ca.dosebook.inventory.DrawOutcome;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.Identity;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Trust 4 and 20: a dose needs an arrival, a vaccinator and a lot of this clinic's stock, and is recorded once. */
@DosebookTest
@Import({FloorWorld.Parts.class, StandingClock.class})
class GivingTests {

    @Autowired
    FloorWorld.Beans beans;

    private FloorWorld world;
    private Identity rose;
    private PersonKey key;
    private Booking booking;

    @BeforeEach
    void book() {
        world = new FloorWorld(beans);
        rose = FloorWorld.someone();
        booking = world.book(rose, world.slots.getFirst());
        key = booking.person();
        world.goTo(world.slots.getFirst());
    }

    private Appointment appointment() {
        return beans.appointments()
                .find(key, booking.id())
                .orElseThrow()
                .appointments()
                .getFirst();
    }

    @Test
    void a_dose_is_recorded_with_its_lot_and_ends_visit_and_appointment() {
        Arrival arrival = world.checkIn(key);
        world.screen(arrival);

        GiveOutcome outcome = world.give(world.dose(arrival, world.lot));

        assertThat(outcome).isInstanceOf(GiveOutcome.Recorded.class);
        Dose dose = beans.doses().history(key).last().orElseThrow();
        assertThat(dose.ordinal().value()).isEqualTo(1);
        assertThat(dose.lot()).contains(world.lot);
        assertThat(dose.vaccinator()).contains(world.vaccinator.user().value());
        assertThat(dose.givenOn()).isEqualTo(LocalDate.of(2021, 3, 15));
        assertThat(world.left(world.lot)).isEqualTo(99);
        Arrival after = beans.arrivals().find(arrival.site(), arrival.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(ArrivalState.DOSED);
        assertThat(after.observeUntil()).contains(world.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(appointment().state()).isEqualTo(AppointmentState.FULFILLED);
        assertThat(appointment().endReason()).contains(EndReason.DOSE_GIVEN);
    }

    @Test
    void sent_twice_it_is_recorded_once() {
        Arrival arrival = world.checkIn(key);
        world.screen(arrival);
        GiveDose dose = world.dose(arrival, world.lot);

        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.Recorded.class);
        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.Recorded.class);
        assertThat(world.give(world.dose(arrival, world.lot))).isInstanceOf(GiveOutcome.NotHere.class);

        assertThat(beans.doses().history(key).doses()).hasSize(1);
        assertThat(world.left(world.lot)).isEqualTo(99);
    }

    @Test
    void nobody_is_given_a_dose_who_did_not_arrive_or_whose_arrival_was_taken_back() {
        assertThat(world.give(world.dose(DoseId.next(), Uuids.next(), world.lot)))
                .isInstanceOf(GiveOutcome.NotHere.class);
        Arrival arrival = world.checkIn(key);
        world.screen(arrival);
        assertThat(beans.arrivals().undo(arrival, world.vaccinator.signedIn())).isTrue();
        assertThat(world.give(world.dose(arrival, world.lot))).isInstanceOf(GiveOutcome.NotHere.class);
        assertThat(beans.doses().history(key).doses()).isEmpty();
    }

    @Test
    void questions_and_consent_come_first() {
        Arrival arrival = world.checkIn(key);
        GiveDose dose = world.dose(arrival, world.lot);
        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.NotScreened.class);

        var staff = world.vaccinator.signedIn();
        beans.screenings()
                .record(
                        key,
                        Screening.of(Uuids.next(), arrival.id().value(), Set.of(Question.ALLERGY_TO_VACCINE), true),
                        staff);
        assertThat(world.give(dose)).as("never with this allergy").isInstanceOf(GiveOutcome.NotScreened.class);

        beans.screenings()
                .record(key, Screening.of(Uuids.next(), arrival.id().value(), Set.of(Question.BLEEDING), true), staff);
        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.NoConsent.class);

        beans.screenings().consent(key, Uuids.next(), ConsentBy.SUBSTITUTE, staff);
        beans.screenings().withdraw(key, Uuids.next(), ConsentBy.SUBSTITUTE, staff);
        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.NoConsent.class);

        beans.screenings().consent(key, Uuids.next(), ConsentBy.SUBSTITUTE, staff);
        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.Recorded.class);
    }

    @Test
    void the_last_word_counts_whichever_form_was_opened_first() {
        Arrival arrival = world.checkIn(key);
        GiveDose dose = world.dose(arrival, world.lot);
        UUID early = new UUID(0x0178_0000_0000_7000L, 0x8000_0000_0000_0000L);
        UUID late = new UUID(0x0178_0000_0001_7000L, 0x8000_0000_0000_0000L);
        var staff = world.vaccinator.signedIn();

        beans.screenings().record(key, Screening.of(late, arrival.id().value(), Set.of(), false), staff);
        beans.screenings()
                .record(
                        key,
                        Screening.of(early, arrival.id().value(), Set.of(Question.ALLERGY_TO_VACCINE), true),
                        staff);
        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.NotScreened.class);
        world.screen(arrival);

        beans.screenings().consent(key, late, ConsentBy.PERSON, staff);
        beans.screenings().withdraw(key, early, ConsentBy.PERSON, staff);
        assertThat(world.give(dose)).isInstanceOf(GiveOutcome.NoConsent.class);
    }

    @Test
    void a_lot_that_expired_at_midnight_or_lies_elsewhere_is_refused_and_leaves_nothing() {
        Arrival arrival = world.checkIn(key);
        world.screen(arrival);
        LotId yesterday = world.stock(10, LocalDate.of(2021, 3, 14));
        LotId elsewhere = world.stock(world.anotherSite(), 10, LocalDate.of(2021, 5, 1));

        assertThat(world.give(world.dose(arrival, yesterday)))
                .isEqualTo(new GiveOutcome.NotFromStock(new DrawOutcome.Expired(LocalDate.of(2021, 3, 14))));
        assertThat(world.give(world.dose(arrival, elsewhere)))
                .isEqualTo(new GiveOutcome.NotFromStock(new DrawOutcome.NotHere()));

        assertThat(beans.doses().history(key).doses()).isEmpty();
        assertThat(appointment().state()).isEqualTo(AppointmentState.BOOKED);
        assertThat(beans.arrivals()
                        .find(arrival.site(), arrival.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(ArrivalState.WAITING);
    }

    @Test
    void on_its_last_day_a_lot_may_be_given() {
        Arrival arrival = world.checkIn(key);
        world.screen(arrival);
        LotId today = world.stock(1, LocalDate.of(2021, 3, 15));
        assertThat(world.give(world.dose(arrival, today))).isInstanceOf(GiveOutcome.Recorded.class);
    }

    @Test
    void nobody_records_for_themselves() {
        UserId user = world.staff.user("rose" + Uuids.next() + "@example.ca", new StaffName("Rose", "Tremblay"));
        var unit = world.staff.healthUnit(FloorWorld.GREY_BRUCE.value());
        var own = new ca.dosebook.access.SignedIn(
                user, new StaffName("Rose", "Tremblay"), unit, Set.of(Role.VACCINATOR), Uuids.next(), "127.0.0.1");
        Arrival arrival = world.checkIn(key);
        world.screen(arrival);
        assertThat(beans.doses().give(world.dose(arrival, world.lot), own, FloorWorld.ZONE))
                .isInstanceOf(GiveOutcome.OwnRecord.class);
    }

    @Test
    void too_early_for_the_next_dose_is_said_with_the_day_and_can_be_weighed() {
        beans.doses()
                .recordPast(
                        key,
                        new PastDose(
                                DoseId.next(),
                                DoseSource.PHARMACY,
                                booking.appointments().getFirst().product(),
                                Optional.of("EK4241"),
                                LocalDate.of(2021, 3, 10),
                                Optional.of("Pharmacy in Kingston"),
                                Optional.of("seen on paper")),
                        world.vaccinator.signedIn(),
                        LocalDate.of(2021, 3, 15));
        Identity paul = FloorWorld.someone("Paul", "Roy", PeopleFixture.aHealthNumber());
        PersonKey other = world.book(paul, world.slots.get(1)).person();
        Arrival arrival = world.checkIn(other);
        world.screen(arrival);
        beans.doses()
                .recordPast(
                        other,
                        new PastDose(
                                DoseId.next(),
                                DoseSource.OTHER_PROVINCE,
                                booking.appointments().getFirst().product(),
                                Optional.empty(),
                                LocalDate.of(2021, 3, 1),
                                Optional.empty(),
                                Optional.empty()),
                        world.vaccinator.signedIn(),
                        LocalDate.of(2021, 3, 15));

        GiveDose dose = world.dose(arrival, world.lot);
        GiveOutcome refused = world.give(dose);
        assertThat(refused).isInstanceOf(GiveOutcome.Concerns.class);
        assertThat(((GiveOutcome.Concerns) refused).concerns()).containsExactly(Concern.EARLY);
        assertThat(((GiveOutcome.Concerns) refused).earliest()).isPresent();

        GiveDose weighed = new GiveDose(
                dose.id(),
                dose.site(),
                dose.arrival(),
                dose.lot(),
                dose.bodySite(),
                dose.route(),
                dose.at(),
                Set.of(Concern.EARLY),
                false,
                Optional.of("decided by the physician on duty"));
        assertThat(world.give(weighed)).isInstanceOf(GiveOutcome.Recorded.class);
        assertThat(beans.doses().history(other).last().orElseThrow().ordinal().value())
                .isEqualTo(2);
        assertThat(beans.doses().notes(other, dose.id())).containsExactly("decided by the physician on duty");
    }

    @Test
    void ordinals_follow_the_days_whatever_the_order_of_recording() {
        world.vaccinate(key);
        beans.doses()
                .recordPast(
                        key,
                        new PastDose(
                                DoseId.next(),
                                DoseSource.OTHER_COUNTRY,
                                booking.appointments().getFirst().product(),
                                Optional.empty(),
                                LocalDate.of(2021, 1, 5),
                                Optional.empty(),
                                Optional.empty()),
                        world.vaccinator.signedIn(),
                        LocalDate.of(2021, 3, 15));
        DoseHistory history = beans.doses().history(key);
        assertThat(history.doses())
                .extracting(Dose::source)
                .containsExactly(DoseSource.OTHER_COUNTRY, DoseSource.CLINIC);
        assertThat(history.doses()).extracting(dose -> dose.ordinal().value()).containsExactly(1, 2);
    }

    @Test
    void a_strike_points_at_the_old_entry_and_puts_the_dose_back() {
        world.vaccinate(key);
        Dose dose = beans.doses().history(key).last().orElseThrow();
        Correction why = new Correction(
                DoseId.next(),
                dose.id(),
                Correction.Reason.NEVER_GIVEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(beans.doses().strike(key, why, world.vaccinator.signedIn())).isInstanceOf(CorrectOutcome.Done.class);
        assertThat(beans.doses().strike(key, why, world.vaccinator.signedIn())).isInstanceOf(CorrectOutcome.Done.class);

        assertThat(beans.doses().history(key).doses()).isEmpty();
        assertThat(world.left(world.lot)).isEqualTo(100);
        assertThat(beans.jdbc()
                        .sql("select count(*) from immunizations.dose where person_key = :key")
                        .param("key", key.value())
                        .query(Integer.class)
                        .single())
                .as("nothing is deleted")
                .isEqualTo(2);
    }

    @Test
    void of_two_vaccinators_at_one_person_one_records() throws Exception {
        for (int round = 0; round < 8; round++) {
            Identity person = FloorWorld.someone();
            PersonKey whom = world.book(person, world.slots.get(1 + round / 3)).person();
            Arrival arrival = world.checkIn(whom);
            world.screen(arrival);
            List<GiveOutcome> outcomes = together(List.of(
                    () -> world.give(world.dose(arrival, world.lot)),
                    () -> world.give(world.dose(arrival, world.lot))));
            assertThat(outcomes)
                    .filteredOn(GiveOutcome.Recorded.class::isInstance)
                    .hasSize(1);
            assertThat(beans.doses().history(whom).doses()).hasSize(1);
        }
        assertThat(world.left(world.lot)).isEqualTo(92);
    }

    @Test
    void of_five_at_the_last_two_doses_of_a_lot_two_are_recorded() throws Exception {
        LotId last = world.stock(2, LocalDate.of(2021, 4, 1));
        List<Callable<GiveOutcome>> acts = new ArrayList<>();
        world.goTo(world.slots.get(2));
        for (int i = 0; i < 5; i++) {
            PersonKey whom =
                    world.book(FloorWorld.someone(), world.slots.get(3 + i / 3)).person();
            Arrival arrival = world.checkIn(whom);
            world.screen(arrival);
            acts.add(() -> world.give(world.dose(arrival, last)));
        }
        List<GiveOutcome> outcomes = together(acts);
        assertThat(outcomes).filteredOn(GiveOutcome.Recorded.class::isInstance).hasSize(2);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(new GiveOutcome.NotFromStock(new DrawOutcome.NoneLeft())))
                .hasSize(3);
        assertThat(world.left(last)).isZero();
    }

    static <T> List<T> together(List<Callable<T>> acts) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(acts.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> act : acts) {
                running.add(threads.submit(() -> {
                    begin.await();
                    return act.call();
                }));
            }
            begin.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
