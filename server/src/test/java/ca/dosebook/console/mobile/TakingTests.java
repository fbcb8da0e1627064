package ca.dosebook.console.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.booking.EndReason;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalId;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.console.mobile.Tablet.Heard;
import ca.dosebook.console.mobile.Tablet.Visit;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.PastDose;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What a device recorded without network: taken once, whatever happened meanwhile, and what speaks against it is said. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class TakingTests {

    private static final List<String> ALL_TAKEN = List.of("TAKEN", "TAKEN", "TAKEN", "TAKEN");

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    private MobileWorld world;
    private FloorWorld floor;
    private Tablet tablet;

    @BeforeEach
    void pack() {
        world = new MobileWorld(beans, port);
        floor = world.floor;
        tablet = world.tablet().packs();
        floor.goTo(floor.slots.getFirst());
        tablet.isUsedBy(world.again());
    }

    /** So long that the session is over; the vaccinator signs in again. */
    private void passes(Duration time) {
        floor.clock.advance(time);
        tablet.isUsedBy(world.again());
    }

    private Visit rose() {
        return tablet.visit("Rose");
    }

    private LocalDate today() {
        return floor.day.day();
    }

    private void isGivenOneElsewhere() {
        beans.doses()
                .recordPast(
                        world.rose.person(),
                        new PastDose(
                                DoseId.next(),
                                DoseSource.PHARMACY,
                                world.rose.appointments().getFirst().product(),
                                Optional.empty(),
                                LocalDate.of(2021, 3, 14),
                                Optional.empty(),
                                Optional.empty()),
                        floor.vaccinator.signedIn(),
                        today());
    }

    @Test
    void a_visit_is_taken_with_its_own_times_and_ends_the_appointment() {
        Instant when = floor.clock.instant();
        Visit visit = rose().isVaccinated(floor.lot);
        passes(Duration.ofHours(3));

        assertThat(tablet.sends(visit).outcomes()).isEqualTo(ALL_TAKEN);

        Dose dose = beans.doses().history(world.rose.person()).last().orElseThrow();
        assertThat(dose.givenOn()).isEqualTo(today());
        assertThat(dose.vaccinator()).contains(floor.vaccinator.user().value());
        Arrival arrival = beans.arrivals()
                .find(floor.stop.site(), new ArrivalId(visit.arrival()))
                .orElseThrow();
        assertThat(arrival.arrivedAt()).isEqualTo(when);
        assertThat(arrival.state()).isEqualTo(ArrivalState.DOSED);
        assertThat(world.appointmentOf(world.rose)).isEqualTo("FULFILLED");
        assertThat(floor.left(floor.lot)).isEqualTo(99);
        assertThat(beans.arrivals().observed(floor.day))
                .as("nobody sits there for hours")
                .isEmpty();
    }

    @Test
    void sent_again_as_when_the_answer_was_lost_nothing_is_there_twice() {
        Visit visit = rose().isVaccinated(floor.lot);
        Visit none = tablet.visit("Paul").arrives().answersNoToAll().isGivenNone("REFUSED");

        Heard first = tablet.sends(visit, none);
        Heard second = tablet.sends(visit, none);

        assertThat(second).isEqualTo(first);
        assertThat(second.outcomes()).hasSize(7).containsOnly("TAKEN");
        assertThat(world.dosesOf(world.rose)).isOne();
        assertThat(world.arrivalsOf(world.rose)).isOne();
        assertThat(world.screeningsOf(world.rose)).isOne();
        assertThat(world.arrivalsOf(world.paul)).isOne();
        assertThat(beans.doses().notGiven(floor.stop.site(), floor.day.id()).values())
                .containsExactly(1);
        assertThat(floor.left(floor.lot)).isEqualTo(99);
    }

    @Test
    void sent_twice_in_the_same_moment_it_is_there_once() throws Exception {
        for (String name : List.of("Rose", "Paul")) {
            Visit visit = tablet.visit(name).isVaccinated(floor.lot);
            Callable<Heard> sending = () -> tablet.sends(visit);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (var heard : threads.invokeAll(List.of(sending, sending))) {
                    assertThat(heard.get().outcomes()).isEqualTo(ALL_TAKEN);
                }
            }
        }
        assertThat(world.dosesOf(world.rose)).isOne();
        assertThat(world.arrivalsOf(world.paul)).isOne();
        assertThat(floor.left(floor.lot)).isEqualTo(98);
    }

    @Test
    void in_parts_as_when_the_network_went_in_between_it_comes_together() {
        Visit visit = rose().arrives();
        assertThat(tablet.sends(visit).outcomes()).containsExactly("TAKEN");
        visit.answersNoToAll().consents();
        assertThat(tablet.sends(visit).outcomes()).hasSize(3).containsOnly("TAKEN");
        visit.isGiven(floor.lot);
        assertThat(tablet.sends(visit).outcomes()).isEqualTo(ALL_TAKEN);
        assertThat(world.dosesOf(world.rose)).isOne();
    }

    @Test
    void a_dose_elsewhere_meanwhile_is_said_and_this_one_is_kept() {
        isGivenOneElsewhere();

        Heard heard = tablet.sends(rose().isVaccinated(floor.lot));

        assertThat(heard.outcomes().getLast()).isEqualTo("CONCERN");
        assertThat(heard.said()).contains("Another dose was recorded elsewhere");
        assertThat(world.dosesOf(world.rose)).isEqualTo(2);
    }

    @Test
    void a_lot_recalled_or_expired_or_gone_by_the_count_is_said_and_the_dose_is_kept() {
        world.recall(floor.lot);
        LotId expired = floor.stock(10, LocalDate.of(2021, 3, 14));
        LotId one = floor.stock(1, LocalDate.of(2021, 4, 1));
        var given = floor.checkIn(
                floor.book(FloorWorld.someone(), floor.slots.get(1)).person());
        floor.screen(given);
        floor.give(floor.dose(given, one));

        assertThat(tablet.sends(rose().isVaccinated(floor.lot)).said()).contains("The lot is recalled");
        assertThat(tablet.sends(tablet.visit("Paul").isVaccinated(expired)).said())
                .contains("The lot could no longer be used that day");
        floor.book(FloorWorld.someone("Anna", "Fiddler", PeopleFixture.aHealthNumber()), floor.slots.get(3));
        Tablet later = world.tablet().isUsedBy(world.again()).packs();
        assertThat(later.sends(later.visit("Anna").isVaccinated(one)).said()).contains("no dose of the lot was left");
        assertThat(world.dosesOf(world.rose)).isOne();
        assertThat(world.dosesOf(world.paul)).isOne();
    }

    @Test
    void two_days_later_with_the_day_closed_and_the_person_noted_as_missing_it_is_taken() {
        Visit visit = rose().isVaccinated(floor.lot);
        Visit other = tablet.visit("Paul").arrives().isGivenNone("DEFERRED");
        floor.goTo(floor.slots.getLast());
        floor.clock.advance(Duration.ofHours(1));
        assertThat(beans.arrivals().close(floor.day, floor.vaccinator.signedIn()))
                .isPresent();
        assertThat(world.appointmentOf(world.rose)).isEqualTo("NO_SHOW");
        floor.clock.advance(Duration.ofHours(50));
        assertThat(tablet.triesToSend(visit.records()).status())
                .as("the session is over")
                .isEqualTo(303);

        Heard heard = tablet.isUsedBy(world.again()).sends(visit, other);

        assertThat(heard.outcomes()).hasSize(6).containsOnly("TAKEN");
        assertThat(world.appointmentOf(world.rose)).isEqualTo("FULFILLED");
        assertThat(beans.doses()
                        .history(world.rose.person())
                        .last()
                        .orElseThrow()
                        .givenOn())
                .isEqualTo(today());
        assertThat(beans.doses().given(floor.stop.site(), floor.day.id())).containsEntry(floor.lot, 1);
        assertThat(tablet.asks("returned").status()).isEqualTo(200);
    }

    @Test
    void nobody_records_for_themselves() {
        Heard heard = tablet.sends(tablet.visit("Noor").isVaccinated(floor.lot));
        assertThat(heard.outcomes()).containsExactly("TAKEN", "TAKEN", "TAKEN", "NOT_TAKEN");
        assertThat(heard.said()).contains("Nobody records for themselves");
        assertThat(world.dosesOf(world.noor)).isZero();
        assertThat(floor.left(floor.lot)).isEqualTo(100);
    }

    @Test
    void a_wrong_clock_is_set_right_by_the_difference_and_said() {
        Instant when = floor.clock.instant();
        tablet.withItsClockAheadBy(Duration.ofHours(30));
        Visit visit = rose().isVaccinated(floor.lot);
        passes(Duration.ofMinutes(20));

        Heard heard = tablet.sends(visit);

        assertThat(heard.minutesOff()).isEqualTo(30 * 60);
        assertThat(heard.outcomes()).isEqualTo(ALL_TAKEN);
        assertThat(beans.arrivals()
                        .find(floor.stop.site(), new ArrivalId(visit.arrival()))
                        .orElseThrow()
                        .arrivedAt())
                .isEqualTo(when);
        assertThat(beans.doses()
                        .history(world.rose.person())
                        .last()
                        .orElseThrow()
                        .givenOn())
                .isEqualTo(today());
    }

    @Test
    void a_clock_that_was_set_in_between_gives_a_moment_that_can_have_been_and_is_said() {
        tablet.withItsClockAheadBy(Duration.ofDays(400));
        Visit visit = rose().arrives();
        tablet.withItsClockAheadBy(Duration.ZERO);
        Heard heard = tablet.sends(visit);
        assertThat(heard.outcomes()).containsExactly("CONCERN");
        assertThat(heard.said()).contains("The clock of the device was wrong");
    }

    @Test
    void checked_in_at_another_desk_it_is_the_same_arrival() {
        Arrival there = floor.checkIn(world.rose.person());
        Heard heard = tablet.sends(rose().isVaccinated(floor.lot));
        assertThat(heard.outcomes()).isEqualTo(ALL_TAKEN);
        assertThat(world.arrivalsOf(world.rose)).isOne();
        assertThat(beans.arrivals().find(there.site(), there.id()).orElseThrow().state())
                .isEqualTo(ArrivalState.DOSED);
    }

    @Test
    void a_dose_where_the_visit_was_ended_at_another_desk_is_kept_and_said() {
        Visit visit = rose().arrives().answersNoToAll().consents();
        tablet.sends(visit);
        Arrival there = beans.arrivals().waiting(floor.day).getFirst();
        floor.give(floor.dose(there, floor.lot));
        visit.isGiven(floor.lot);

        Heard heard = tablet.sends(visit);

        assertThat(heard.outcomes()).containsExactly("TAKEN", "TAKEN", "TAKEN", "CONCERN");
        assertThat(heard.said()).contains("Check whether the dose is there twice");
        assertThat(tablet.sends(visit)).isEqualTo(heard);
        assertThat(world.dosesOf(world.rose)).isEqualTo(2);
        Heard late = tablet.sends(tablet.visit("Paul").arrives().isGivenNone("REFUSED"));
        assertThat(late.outcomes()).containsOnly("TAKEN");
        assertThat(beans.arrivals().waiting(floor.day)).isEmpty();
    }

    @Test
    void a_cancelled_appointment_makes_a_visit_without_one_and_that_is_said() {
        floor.clock.set(Instant.parse("2021-03-15T12:30:00Z"));
        beans.appointments()
                .cancel(
                        world.rose,
                        Set.of(DoseOrdinal.FIRST),
                        EndReason.BY_PERSON,
                        floor.vaccinator.signedIn().actor());
        floor.goTo(floor.slots.getFirst());
        Heard heard = tablet.sends(rose().isVaccinated(floor.lot));
        assertThat(heard.outcomes()).containsExactly("CONCERN", "TAKEN", "TAKEN", "TAKEN");
        assertThat(heard.said()).contains("counts as a walk-in");
        assertThat(world.dosesOf(world.rose)).isOne();
    }

    @Test
    void consent_withdrawn_later_stays_withdrawn() {
        Visit visit = rose().arrives().answersNoToAll().consents();
        passes(Duration.ofHours(1));
        beans.screenings().withdraw(world.rose.person(), Uuids.next(), ConsentBy.PERSON, floor.vaccinator.signedIn());
        assertThat(tablet.sends(visit).said()).contains("Consent was withdrawn later");
        assertThat(beans.screenings().hasConsent(world.rose.person())).isFalse();
    }

    @Test
    void a_dose_against_the_answers_is_kept_and_said() {
        Heard heard = tablet.sends(
                rose().arrives().answersYesTo("ALLERGY_TO_VACCINE").consents().isGiven(floor.lot));
        assertThat(heard.outcomes()).containsExactly("TAKEN", "TAKEN", "TAKEN", "CONCERN");
        assertThat(heard.said()).contains("an answer spoke against the dose");
    }

    @Test
    void what_makes_no_sense_is_left_and_the_rest_is_taken() {
        Visit visit = rose().arrives();
        Map<String, Object> nonsense = Map.of("id", "x", "kind", "DOSE");
        Map<String, Object> stranger = new HashMap<>(visit.records().getFirst());
        stranger.put("id", Uuids.next().toString());
        stranger.put("appointment", Uuids.next().toString());
        Visit without = tablet.visit("Paul").isGiven(floor.lot);
        Visit unknownLot = tablet.visit("Paul").arrives().isGiven(new LotId(Uuids.next()));

        Heard heard = Tablet.heard(tablet.triesToSend(List.of(
                nonsense,
                stranger,
                visit.records().getFirst(),
                without.records().getFirst(),
                unknownLot.records().getFirst(),
                unknownLot.records().getLast())));

        assertThat(heard.outcomes())
                .containsExactly("NOT_TAKEN", "NOT_TAKEN", "TAKEN", "NOT_TAKEN", "TAKEN", "NOT_TAKEN");
        assertThat(heard.said()).contains("not on the list", "The arrival was not taken", "The lot is not known");
        assertThat(world.dosesOf(world.paul)).isZero();
    }

    @Test
    void another_user_s_records_are_not_taken_and_another_organization_s_clinic_is_not_there() {
        Visit visit = rose().isVaccinated(floor.lot);

        Heard colleague = tablet.isUsedBy(world.someone(Role.VACCINATOR)).sends(visit);
        assertThat(colleague.problem()).isEqualTo("OTHER_USER");
        assertThat(colleague.outcomes()).isEmpty();
        assertThat(tablet.asks("key").status()).isEqualTo(404);
        assertThat(tablet.asks("returned").status()).isEqualTo(404);

        var stranger = floor.staff.signedIn(Role.VACCINATOR, floor.staff.healthUnit(2235));
        tablet.isUsedBy(world.browser(stranger));
        assertThat(tablet.triesToSend(visit.records()).status()).isEqualTo(404);
        assertThat(tablet.triesToPack().status()).isEqualTo(404);
        assertThat(tablet.asks("key").status()).isEqualTo(404);
        assertThat(beans.jdbc()
                        .sql("select count(*) from audit.entry where act = 'ACCESS_REFUSED' and user_id = :user")
                        .param("user", stranger.user().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(world.arrivalsOf(world.rose)).isZero();
    }
}
