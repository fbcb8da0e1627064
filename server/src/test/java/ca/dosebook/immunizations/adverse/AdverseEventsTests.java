package ca.dosebook.immunizations.adverse;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A reaction is reported once, nothing of it is ever changed, and who gives the next dose is warned. */
@DosebookTest
@Import({FloorWorld.Parts.class, StandingClock.class})
class AdverseEventsTests {

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    AdverseEvents events;

    private FloorWorld world;
    private PersonKey person;
    private Dose dose;
    private SignedIn coordinator;

    @BeforeEach
    void vaccinated() {
        world = new FloorWorld(beans);
        person = world.book(FloorWorld.someone(), world.slots.getFirst()).person();
        world.goTo(world.slots.getFirst());
        world.vaccinate(person);
        dose = beans.doses().history(person).last().orElseThrow();
        coordinator = world.staff
                .signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()))
                .signedIn();
        world.clock.advance(Duration.ofMinutes(20));
    }

    private Instant given() {
        return dose.givenAt().orElseThrow();
    }

    private static Told fainted(Instant onset) {
        return new Told(
                onset, Set.of(Happening.FAINTING), CareLevel.ADVICE, Set.of(), EventOutcome.RECOVERED, false, false);
    }

    private AdverseReport report(Told told) {
        return new AdverseReport(
                AdverseEventId.next(),
                person,
                dose.id(),
                world.stop.site(),
                Optional.of(given().plus(Duration.ofMinutes(15))),
                told,
                "Pale, then well again.");
    }

    private ReportOutcome send(AdverseReport report) {
        return events.report(report, FloorWorld.ZONE, world.vaccinator.signedIn());
    }

    private AdverseEvent recorded(Told told) {
        ReportOutcome outcome = send(report(told));
        assertThat(outcome).isInstanceOf(ReportOutcome.Recorded.class);
        return events.find(((ReportOutcome.Recorded) outcome).event().id()).orElseThrow();
    }

    private FollowUpStep step(int seen, FollowUp to, Optional<Recommendation> recommendation) {
        return step(seen, fainted(given()), to, recommendation);
    }

    private static FollowUpStep step(int seen, Told told, FollowUp to, Optional<Recommendation> recommendation) {
        return new FollowUpStep(Uuids.next(), seen, told, to, recommendation, "Spoke with the person.");
    }

    private FollowUpOutcome followUp(AdverseEvent event, FollowUpStep step) {
        return events.followUp(event, step, FloorWorld.ZONE, coordinator);
    }

    private static Told with(Told told, CareLevel care, EventOutcome outcome, boolean danger, boolean disabling) {
        return new Told(told.onsetAt(), told.happened(), care, told.treatments(), outcome, danger, disabling);
    }

    @Test
    void a_report_keeps_the_dose_and_what_happened_and_is_recorded_once() {
        AdverseReport report = report(fainted(given().plusSeconds(600)));

        assertThat(send(report)).isInstanceOf(ReportOutcome.Recorded.class);
        assertThat(send(report)).isInstanceOf(ReportOutcome.Recorded.class);

        assertThat(events.of(person)).hasSize(1);
        AdverseEvent event = events.find(report.id()).orElseThrow();
        assertThat(event.about().lot()).contains(world.lot);
        assertThat(event.about().bodySite()).isEqualTo(dose.bodySite());
        assertThat(event.site()).isEqualTo(world.stop.site());
        assertThat(event.withinObservation()).contains(true);
        assertThat(event.isSerious()).isFalse();
        assertThat(event.newest().followUp()).isEqualTo(FollowUp.RECEIVED);
        assertThat(event.newest().told()).isEqualTo(report.told());
        assertThat(events.words(event)).containsExactly("Pale, then well again.");
        assertThat(written("ADVERSE_EVENT_RECORDED")).isEqualTo(1);
    }

    private int written(String act) {
        return beans.jdbc()
                .sql("select count(*) from audit.entry where act = :act and person_key = :person")
                .param("act", act)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void what_was_described_is_sealed() {
        AdverseEvent event = recorded(fainted(given()));

        byte[] sealed = beans.jdbc()
                .sql("select sealed from immunizations.note where about_id = :version")
                .param("version", event.newest().id())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Pale");
    }

    @Test
    void nothing_is_reported_from_before_the_dose_or_from_the_future_or_about_nothing() {
        assertThat(send(report(fainted(given().minusSeconds(61))))).isEqualTo(new ReportOutcome.BeforeTheDose());
        assertThat(send(report(fainted(world.clock.instant().plusSeconds(120)))))
                .isEqualTo(new ReportOutcome.InTheFuture());
        Told nothing = new Told(given(), Set.of(), CareLevel.NONE, Set.of(), EventOutcome.RECOVERED, false, false);
        assertThat(send(report(nothing))).isEqualTo(new ReportOutcome.NothingHappened());
        AdverseReport other = new AdverseReport(
                AdverseEventId.next(),
                person,
                DoseId.next(),
                world.stop.site(),
                Optional.empty(),
                fainted(given()),
                "");
        assertThat(send(other)).isEqualTo(new ReportOutcome.NoSuchDose());
        assertThat(send(new AdverseReport(
                        AdverseEventId.next(),
                        person,
                        dose.id(),
                        world.stop.site(),
                        Optional.empty(),
                        fainted(given()),
                        "x".repeat(AdverseEvents.LONGEST_DESCRIPTION + 1))))
                .isEqualTo(new ReportOutcome.TooLong());
        assertThat(events.of(person)).isEmpty();
    }

    @Test
    void an_onset_after_the_chair_was_left_is_later_than_observation() {
        assertThat(recorded(fainted(given().plusSeconds(16 * 60))).withinObservation())
                .contains(false);
    }

    @Test
    void each_step_of_the_follow_up_is_a_version_and_warns_the_next_vaccinator() {
        AdverseEvent event = recorded(fainted(given()));
        assertThat(events.warnings(person)).isEmpty();

        FollowUpOutcome first = followUp(event, step(1, FollowUp.UNDER_REVIEW, Optional.empty()));
        assertThat(first).isInstanceOf(FollowUpOutcome.Done.class);
        FollowUpStep last = step(2, FollowUp.CLOSED, Optional.of(Recommendation.NO_FURTHER_DOSES));
        assertThat(followUp(event, last)).isInstanceOf(FollowUpOutcome.Done.class);
        assertThat(followUp(event, last)).isInstanceOf(FollowUpOutcome.Done.class);

        AdverseEvent after = events.find(event.id()).orElseThrow();
        assertThat(after.versions())
                .extracting(EventVersion::followUp)
                .containsExactly(FollowUp.RECEIVED, FollowUp.UNDER_REVIEW, FollowUp.CLOSED);
        assertThat(events.words(after))
                .containsExactly("Pale, then well again.", "Spoke with the person.", "Spoke with the person.");
        assertThat(events.warnings(person)).containsExactly(DoseWarning.NO_FURTHER_DOSES);
        assertThat(after.versions().getFirst()).isEqualTo(event.newest());
    }

    @Test
    void a_step_from_an_old_page_out_of_order_or_without_a_recommendation_is_refused() {
        AdverseEvent event = recorded(fainted(given()));
        assertThat(followUp(event, step(1, FollowUp.CLOSED, Optional.empty())))
                .isEqualTo(new FollowUpOutcome.RecommendationMissing());
        followUp(event, step(1, FollowUp.CLOSED, Optional.of(Recommendation.NO_CHANGE)));

        assertThat(followUp(event, step(1, FollowUp.UNDER_REVIEW, Optional.empty())))
                .isEqualTo(new FollowUpOutcome.Meanwhile());
        assertThat(followUp(event, step(2, FollowUp.RECEIVED, Optional.empty())))
                .isEqualTo(new FollowUpOutcome.NotFromHere());
        assertThat(events.find(event.id()).orElseThrow().versions()).hasSize(2);
        assertThat(events.warnings(person)).isEmpty();
    }

    @Test
    void of_many_who_add_at_the_same_moment_one_does_and_the_others_are_told() throws Exception {
        AdverseEvent event = recorded(fainted(given()));
        int many = 8;
        CountDownLatch together = new CountDownLatch(1);
        List<Future<FollowUpOutcome>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            for (int i = 0; i < many; i++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    return followUp(event, step(1, FollowUp.UNDER_REVIEW, Optional.empty()));
                }));
            }
            together.countDown();
        }
        int done = 0;
        for (Future<FollowUpOutcome> answer : answers) {
            done += answer.get() instanceof FollowUpOutcome.Done ? 1 : 0;
        }
        assertThat(done).isEqualTo(1);
        assertThat(events.find(event.id()).orElseThrow().versions()).hasSize(2);
    }

    @Test
    void a_grave_event_that_nobody_reviewed_yet_warns_too() {
        recorded(new Told(
                given(),
                Set.of(Happening.ANAPHYLAXIS),
                CareLevel.EMERGENCY_VISIT,
                Set.of(Treatment.ADRENALINE),
                EventOutcome.RECOVERED,
                false,
                false));
        assertThat(events.warnings(person)).containsExactly(DoseWarning.NOT_REVIEWED_YET);
    }

    @Test
    void the_list_knows_reach_state_and_seriousness() {
        AdverseEvent mild = recorded(fainted(given()));
        AdverseEvent grave = recorded(with(fainted(given()), CareLevel.IN_HOSPITAL, EventOutcome.NOT_YET, true, false));
        followUp(grave, step(1, FollowUp.UNDER_REVIEW, Optional.empty()));
        Set<SiteId> here = Set.of(world.stop.site());

        assertThat(ids(new EventFilter(here, Optional.empty(), false)))
                .containsExactlyInAnyOrder(mild.id(), grave.id());
        assertThat(ids(new EventFilter(here, Optional.of(FollowUp.UNDER_REVIEW), false)))
                .containsExactly(grave.id());
        // The step said recovered, not in hospital: the newest version counts.
        assertThat(ids(new EventFilter(here, Optional.empty(), true))).isEmpty();
        assertThat(ids(new EventFilter(Set.of(world.anotherSite().site()), Optional.empty(), false)))
                .isEmpty();
        assertThat(ids(new EventFilter(Set.of(), Optional.empty(), false))).isEmpty();
    }

    private List<AdverseEventId> ids(EventFilter filter) {
        return events.list(filter, EventFilter.Order.REPORTED, 0, 10).stream()
                .map(AdverseEvent::id)
                .toList();
    }

    @Test
    void a_follow_up_puts_right_what_was_reported_wrongly_and_the_old_version_stays() {
        AdverseEvent event = recorded(fainted(given().plusSeconds(16 * 60)));
        Told right = new Told(
                given().plusSeconds(5 * 60),
                Set.of(Happening.SEIZURE),
                CareLevel.EMERGENCY_VISIT,
                Set.of(Treatment.OXYGEN),
                EventOutcome.RECOVERED,
                false,
                false);

        assertThat(followUp(event, step(1, right, FollowUp.UNDER_REVIEW, Optional.empty())))
                .isInstanceOf(FollowUpOutcome.Done.class);

        AdverseEvent after = events.find(event.id()).orElseThrow();
        assertThat(after.newest().told()).isEqualTo(right);
        assertThat(after.withinObservation()).contains(true);
        assertThat(after.versions().getFirst().told()).isEqualTo(event.newest().told());
    }

    @Test
    void a_follow_up_that_cannot_be_true_leaves_nothing_behind() {
        AdverseEvent event = recorded(fainted(given()));
        assertThat(followUp(event, step(1, fainted(given().minusSeconds(61)), FollowUp.UNDER_REVIEW, Optional.empty())))
                .isEqualTo(new FollowUpOutcome.BeforeTheDose());
        assertThat(followUp(
                        event,
                        step(
                                1,
                                fainted(world.clock.instant().plusSeconds(120)),
                                FollowUp.UNDER_REVIEW,
                                Optional.empty())))
                .isEqualTo(new FollowUpOutcome.InTheFuture());
        Told nothing = new Told(given(), Set.of(), CareLevel.NONE, Set.of(), EventOutcome.RECOVERED, false, false);
        assertThat(followUp(event, step(1, nothing, FollowUp.UNDER_REVIEW, Optional.empty())))
                .isEqualTo(new FollowUpOutcome.NothingHappened());
        assertThat(events.find(event.id()).orElseThrow().versions()).hasSize(1);
    }

    @Test
    void nobody_reports_or_follows_up_about_themselves() {
        StaffName name = new StaffName("Rose", "Tremblay");
        SignedIn rose = new SignedIn(
                world.staff.user("rose" + Uuids.next() + "@example.ca", name),
                name,
                world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()),
                Set.of(Role.VACCINATOR, Role.HEALTH_UNIT_COORDINATOR),
                Uuids.next(),
                "127.0.0.1");

        assertThat(events.report(report(fainted(given())), FloorWorld.ZONE, rose))
                .isEqualTo(new ReportOutcome.OwnRecord());
        AdverseEvent event = recorded(fainted(given()));
        assertThat(events.followUp(
                        event, step(1, FollowUp.CLOSED, Optional.of(Recommendation.NO_CHANGE)), FloorWorld.ZONE, rose))
                .isEqualTo(new FollowUpOutcome.OwnRecord());

        assertThat(events.of(person)).hasSize(1);
        assertThat(events.find(event.id()).orElseThrow().versions()).hasSize(1);
    }

    @Test
    void what_is_told_at_another_site_is_followed_up_by_the_health_units_of_both() {
        SiteId elsewhere = world.anotherSite().site();
        AdverseReport report = new AdverseReport(
                AdverseEventId.next(), person, dose.id(), elsewhere, Optional.empty(), fainted(given()), "");
        assertThat(send(report)).isInstanceOf(ReportOutcome.Recorded.class);

        AdverseEvent event = events.find(report.id()).orElseThrow();
        assertThat(event.site()).isEqualTo(world.stop.site());
        assertThat(event.reportedIn()).isEqualTo(elsewhere);
        for (SiteId site : List.of(world.stop.site(), elsewhere)) {
            assertThat(event.isWithin(Set.of(site))).isTrue();
            assertThat(ids(new EventFilter(Set.of(site), Optional.empty(), false)))
                    .containsExactly(event.id());
        }
        assertThat(event.isWithin(Set.of(world.anotherSite().site()))).isFalse();
    }

    @Test
    void a_long_list_is_read_in_parts_and_in_three_orders() {
        AdverseEvent earliest = recorded(fainted(given().plusSeconds(600)));
        world.clock.advance(Duration.ofMinutes(1));
        AdverseEvent grave =
                recorded(with(fainted(given()), CareLevel.IN_HOSPITAL, EventOutcome.NOT_YET, false, false));
        world.clock.advance(Duration.ofMinutes(1));
        AdverseEvent latest = recorded(fainted(given().plusSeconds(300)));
        EventFilter all = new EventFilter(Set.of(world.stop.site()), Optional.empty(), false);

        assertThat(events.count(all)).isEqualTo(3);
        assertThat(in(all, EventFilter.Order.REPORTED, 0, 9)).containsExactly(latest.id(), grave.id(), earliest.id());
        assertThat(in(all, EventFilter.Order.SERIOUS, 0, 9)).containsExactly(grave.id(), latest.id(), earliest.id());
        assertThat(in(all, EventFilter.Order.ONSET, 0, 9)).containsExactly(earliest.id(), latest.id(), grave.id());
        assertThat(in(all, EventFilter.Order.REPORTED, 1, 1)).containsExactly(grave.id());
        assertThat(in(all, EventFilter.Order.REPORTED, 3, 9)).isEmpty();
    }

    private List<AdverseEventId> in(EventFilter filter, EventFilter.Order order, int from, int most) {
        return events.list(filter, order, from, most).stream()
                .map(AdverseEvent::id)
                .toList();
    }
}
