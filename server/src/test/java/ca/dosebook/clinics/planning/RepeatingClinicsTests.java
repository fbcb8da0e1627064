package ca.dosebook.clinics.planning;

import static ca.dosebook.clinics.planning.PlanningFixture.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditFixture;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.days.DayPart;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.planning.DayEdit.Seats;
import ca.dosebook.clinics.planning.RepeatingClinics.Outcome;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.ProductCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A repeating clinic stays one thing to edit. */
class RepeatingClinicsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    /** The five Mondays of March 2021. */
    private static final LocalDate FIRST = LocalDate.of(2021, 3, 1);

    private static final LocalDate LAST = LocalDate.of(2021, 3, 29);
    private static final Span LUNCH = new Span(LocalTime.of(12, 0), LocalTime.of(12, 30));

    private final SettableClock clock = SettableClock.at(Instant.parse("2021-02-20T12:00:00Z"));
    private final ClinicsFixture clinics = ClinicsFixture.on(db.jdbc());
    private final Audit audit = AuditFixture.on(db.jdbc(), clock);
    private final ClinicDays days = PlanningFixture.days(db.jdbc(), clinics.clinics(), clock);
    private final DayEdits edits = PlanningFixture.edits(db.jdbc(), clinics.clinics(), audit, clock);
    private final RepeatingClinics repeating = PlanningFixture.repeating(db.jdbc(), clinics.clinics(), audit, clock);
    private final Stop stop = clinics.aSite(new HealthUnitId(2241));
    private final UUID user = Uuids.next();

    private static DayPlan plan(int opens, int places, Span... blocked) {
        return new DayPlan(
                LocalTime.of(opens, 0),
                LocalTime.of(17, 0),
                ClinicsFixture.PFIZER,
                10,
                places,
                Optional.empty(),
                Reserves.NONE,
                List.of(blocked));
    }

    private Pattern pattern(DayPlan plan, LocalDate until) {
        return new Pattern(Set.of(DayOfWeek.MONDAY), 1, FIRST, until, List.of(stop.id()), false, Set.of(), plan);
    }

    private Series aSeries() {
        Outcome outcome = repeating.add(LEAD, stop.site(), "Mondays", pattern(plan(9, 4), LAST));
        return repeating.find(((Outcome.Done) outcome).series()).orElseThrow();
    }

    private List<ClinicDay> daysOf(Series series) {
        return clinics.clinics().days(series.site(), series.id());
    }

    private ClinicDay day(ClinicDayId id) {
        return days.day(id).orElseThrow();
    }

    private List<SeriesChange> change(Series series, Pattern then) {
        List<SeriesChange> shown = repeating.preview(series, then);
        Outcome outcome = repeating.change(LEAD, series.id(), series.version(), series.name(), then);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        List<SeriesChange> done = ((Outcome.Done) outcome).changes();
        assertThat(done.stream().map(Object::getClass).toList())
                .isEqualTo(shown.stream().map(Object::getClass).toList());
        return done;
    }

    private void take(ClinicDay day, int slot) {
        db.jdbc()
                .sql("update clinics.slot set taken = 1 where slot_id = :slot")
                .param("slot", days.slotsOf(day.id()).get(slot).id().value())
                .update();
    }

    @Test
    void it_is_read_back_as_it_was_planned_and_its_days_are_drafts() {
        Series series = aSeries();

        assertThat(series.pattern()).isEqualTo(pattern(plan(9, 4), LAST));
        assertThat(daysOf(series))
                .hasSize(5)
                .allMatch(day -> day.state() == DayState.DRAFT)
                .allMatch(day -> DayPlan.of(day).equals(plan(9, 4)));
        assertThat(repeating.of(stop.site())).containsExactly(series);
    }

    @Test
    void one_edit_changes_every_day_and_the_edits_of_single_days_survive() {
        Series series = aSeries();
        List<ClinicDay> before = daysOf(series);
        ClinicDay early = before.get(1);
        edits.apply(
                LEAD,
                user,
                Set.of(early.id()),
                DayEdit.NONE
                        .hours(LocalTime.of(7, 0), LocalTime.of(15, 0))
                        .blocking(List.of(new Span(LocalTime.of(10, 0), LocalTime.of(10, 20))), List.of()));
        ClinicDay busy = before.get(2);
        edits.apply(LEAD, user, Set.of(busy.id()), DayEdit.NONE.seating(new Seats.Given(9)));
        days.publish(List.of(before.get(3).id()));

        List<SeriesChange> changes = change(series, pattern(plan(10, 6, LUNCH), LAST.plusWeeks(2)));

        assertThat(changes)
                .filteredOn(SeriesChange.Changed.class::isInstance)
                .extracting(change -> ((SeriesChange.Changed) change).kept())
                .containsExactly(Set.of(), Set.of(DayPart.HOURS), Set.of(DayPart.PLACES), Set.of(), Set.of());
        assertThat(DayPlan.of(day(before.getFirst().id()))).isEqualTo(plan(10, 6, LUNCH));
        assertThat(day(early.id()).opens()).isEqualTo(LocalTime.of(7, 0));
        assertThat(day(early.id()).slotCapacity()).isEqualTo(6);
        assertThat(day(early.id()).details().blocked())
                .containsExactly(new Span(LocalTime.of(10, 0), LocalTime.of(10, 20)), LUNCH);
        assertThat(day(busy.id()).slotCapacity()).isEqualTo(9);
        assertThat(day(busy.id()).opens()).isEqualTo(LocalTime.of(10, 0));
        // 7 hours less half an hour of lunch, in slots of ten minutes.
        assertThat(days.slotsOf(before.get(3).id())).hasSize(39).allMatch(slot -> slot.capacity() == 6);
        // Easter Monday is left out.
        assertThat(changes)
                .filteredOn(SeriesChange.Added.class::isInstance)
                .extracting(change -> change.day().day())
                .containsExactly(LAST.plusWeeks(2));
    }

    @Test
    void a_closure_of_the_series_that_is_lifted_is_lifted_on_its_days_and_their_own_stays() {
        Outcome added = repeating.add(LEAD, stop.site(), "Mondays", pattern(plan(9, 4, LUNCH), LAST));
        Series series = repeating.find(((Outcome.Done) added).series()).orElseThrow();
        ClinicDay day = daysOf(series).getFirst();
        Span own = new Span(LocalTime.of(15, 0), LocalTime.of(15, 10));
        edits.apply(LEAD, user, Set.of(day.id()), DayEdit.NONE.blocking(List.of(own), List.of()));

        change(series, pattern(plan(9, 4), LAST));

        assertThat(day(day.id()).details().blocked()).containsExactly(own);
    }

    @Test
    void nobody_is_dropped_a_published_day_with_people_in_the_way_is_listed_and_stays() {
        Series series = aSeries();
        List<ClinicDay> before = daysOf(series);
        days.publish(
                List.of(before.get(0).id(), before.get(1).id(), before.get(4).id()));
        take(before.get(0), 0);
        take(before.get(1), 20);
        take(before.get(4), 0);

        List<SeriesChange> changes = change(series, pattern(plan(10, 4), LAST.minusDays(1)));

        assertThat(changes.get(0))
                .isEqualTo(new SeriesChange.Refused(day(before.get(0).id()), DayProblem.PEOPLE_IN_IT, 1));
        assertThat(day(before.get(0).id()).opens()).isEqualTo(LocalTime.of(9, 0));
        assertThat(day(before.get(1).id()).opens()).isEqualTo(LocalTime.of(10, 0));
        assertThat(changes.get(4))
                .isEqualTo(new SeriesChange.LeftOver(day(before.get(4).id())));
        assertThat(day(before.get(4).id()).state()).isEqualTo(DayState.PUBLISHED);
    }

    @Test
    void a_published_day_keeps_the_vaccine_that_people_chose() {
        Series series = aSeries();
        List<ClinicDay> before = daysOf(series);
        days.publish(List.of(before.getFirst().id()));
        DayPlan moderna = new DayPlan(
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                new ProductCode("MODERNA"),
                10,
                5,
                Optional.empty(),
                Reserves.NONE,
                List.of());

        List<SeriesChange> changes = change(series, pattern(moderna, LAST));

        assertThat(((SeriesChange.Changed) changes.getFirst()).kept()).containsExactly(DayPart.PRODUCT);
        assertThat(day(before.getFirst().id()).product()).isEqualTo(ClinicsFixture.PFIZER);
        assertThat(day(before.getFirst().id()).slotCapacity()).isEqualTo(5);
        assertThat(day(before.get(1).id()).product()).isEqualTo(new ProductCode("MODERNA"));
    }

    @Test
    void past_days_and_cancelled_ones_stay_and_get_no_other_in_their_place() {
        Series series = aSeries();
        List<ClinicDay> before = daysOf(series);
        days.publish(List.of(before.get(2).id()));
        days.cancelled(before.get(2).id(), "STAFF");
        clock.set(Instant.parse("2021-03-09T15:00:00Z"));

        List<SeriesChange> changes = change(series, pattern(plan(11, 4), LAST));

        assertThat(changes).hasSize(2).allMatch(SeriesChange.Changed.class::isInstance);
        assertThat(daysOf(series)).hasSize(5);
        assertThat(day(before.getFirst().id()).opens()).isEqualTo(LocalTime.of(9, 0));
    }

    @Test
    void a_date_left_out_stays_left_out() {
        Series series = aSeries();

        repeating.leaveOut(LEAD, series.id(), FIRST.plusWeeks(1));

        Series after = repeating.find(series.id()).orElseThrow();
        assertThat(daysOf(series)).hasSize(4).noneMatch(day -> day.day().equals(FIRST.plusWeeks(1)));
        assertThat(after.pattern().leftOut()).containsExactly(FIRST.plusWeeks(1));
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void of_two_who_change_it_at_once_the_later_one_is_told_and_nothing_is_done() {
        Series series = aSeries();
        change(series, pattern(plan(10, 4), LAST));

        Outcome late = repeating.change(LEAD, series.id(), series.version(), "Other", pattern(plan(11, 4), LAST));

        assertThat(late).isInstanceOf(Outcome.ChangedMeanwhile.class);
        assertThat(repeating.end(LEAD, series.id(), series.version())).isInstanceOf(Outcome.ChangedMeanwhile.class);
        assertThat(daysOf(series)).allMatch(day -> day.opens().equals(LocalTime.of(10, 0)));
    }

    @Test
    void an_ended_one_takes_its_drafts_along_and_leaves_published_days() {
        Series series = aSeries();
        ClinicDay published = daysOf(series).getFirst();
        days.publish(List.of(published.id()));

        repeating.end(LEAD, series.id(), series.version());

        assertThat(daysOf(series)).extracting(ClinicDay::id).containsExactly(published.id());
        assertThat(repeating.find(series.id()).orElseThrow().ended()).isTrue();
        assertThat(repeating.change(LEAD, series.id(), 2, "x", pattern(plan(9, 4), LAST)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_second_one_at_the_same_times_does_not_double_the_clinic() {
        aSeries();

        Outcome second = repeating.add(LEAD, stop.site(), "Again", pattern(plan(9, 4), LAST));

        assertThat(((Outcome.Done) second).changes())
                .hasSize(5)
                .allMatch(
                        change -> change instanceof SeriesChange.Refused refused && refused.why() == DayProblem.TAKEN);
    }

    @Test
    void a_closed_site_gets_no_new_one() {
        db.jdbc()
                .sql("update clinics.site set closed_at = :now where site_id = :site")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("site", stop.site().value())
                .update();

        assertThat(repeating.add(LEAD, stop.site(), "Mondays", pattern(plan(9, 4), LAST)))
                .isInstanceOf(Outcome.SiteClosed.class);
    }
}
