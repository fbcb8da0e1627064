package ca.dosebook.clinics.planning;

import static ca.dosebook.clinics.planning.PlanningFixture.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.AuditFixture;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.days.DayPart;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.clinics.planning.DayEdit.Seats;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Changing many days at once, and taking it back. */
class DayEditsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate DAY = LocalDate.of(2021, 3, 29);

    private final SettableClock clock = SettableClock.at(Instant.parse("2021-03-20T12:00:00Z"));
    private final ClinicsFixture clinics = ClinicsFixture.on(db.jdbc());
    private final ClinicDays days = PlanningFixture.days(db.jdbc(), clinics.clinics(), clock);
    private final DayEdits edits =
            PlanningFixture.edits(db.jdbc(), clinics.clinics(), AuditFixture.on(db.jdbc(), clock), clock);
    private final Stop stop = clinics.aSite(new HealthUnitId(2241));
    private final UUID user = Uuids.next();

    /** Six slots of ten minutes from nine o'clock. */
    private ClinicDay published(int daysAfter, int capacity) {
        ClinicDay day = ClinicsFixture.aDay(stop, DAY.plusDays(daysAfter), 6, capacity);
        clinics.publish(day);
        return day(day.id());
    }

    private ClinicDay draft(int daysAfter) {
        ClinicDay day = ClinicsFixture.aDay(stop, DAY.plusDays(daysAfter), 6, 2);
        clinics.clinics().draft(stop.site(), List.of(day));
        return day(day.id());
    }

    private ClinicDay day(ClinicDayId id) {
        return days.day(id).orElseThrow();
    }

    private void take(ClinicDay day, int slot, int places) {
        db.jdbc()
                .sql("update clinics.slot set taken = :taken where slot_id = :slot")
                .param("taken", places)
                .param("slot", days.slotsOf(day.id()).get(slot).id().value())
                .update();
    }

    private DayResult edit(ClinicDay day, DayEdit edit) {
        assertThat(edits.preview(Set.of(day.id()), edit))
                .singleElement()
                .satisfies(shown -> assertThat(day(day.id())).isEqualTo(shown.before()));
        return edits.apply(LEAD, user, Set.of(day.id()), edit).getFirst();
    }

    private static Optional<DayProblem> problem(DayResult result) {
        return result.problem();
    }

    @Test
    void the_capacity_of_a_published_day_goes_up_always_and_down_to_what_is_taken() {
        ClinicDay day = published(0, 2);
        take(day, 0, 2);

        assertThat(problem(edit(day, DayEdit.NONE.seating(new Seats.Given(5))))).isEmpty();
        assertThat(days.slotsOf(day.id())).allMatch(slot -> slot.capacity() == 5);
        DayResult tooFew = edit(day, DayEdit.NONE.seating(new Seats.Given(1)));
        assertThat(problem(tooFew)).contains(DayProblem.PEOPLE_IN_IT);
        assertThat(tooFew.slotsInTheWay()).isEqualTo(1);
        assertThat(days.slotsOf(day.id())).allMatch(slot -> slot.capacity() == 5);
        assertThat(problem(edit(day, DayEdit.NONE.seating(new Seats.Given(2))))).isEmpty();
        assertThat(days.slotsOf(day.id())).allMatch(slot -> slot.capacity() == 2);
    }

    @Test
    void longer_hours_add_slots_and_shorter_ones_take_away_those_with_nobody_in_them() {
        ClinicDay day = published(0, 2);
        take(day, 5, 1);

        assertThat(problem(edit(day, DayEdit.NONE.hours(LocalTime.of(8, 30), LocalTime.of(10, 30)))))
                .isEmpty();
        assertThat(days.slotsOf(day.id())).hasSize(12);
        assertThat(problem(edit(day, DayEdit.NONE.hours(LocalTime.of(9, 0), LocalTime.of(9, 30)))))
                .contains(DayProblem.PEOPLE_IN_IT);
        assertThat(days.slotsOf(day.id())).hasSize(12);
        assertThat(problem(edit(day, DayEdit.NONE.hours(LocalTime.of(9, 50), LocalTime.of(10, 0)))))
                .isEmpty();
        assertThat(days.slotsOf(day.id()))
                .singleElement()
                .satisfies(slot -> assertThat(slot.taken()).isEqualTo(1));
    }

    @Test
    void every_change_of_a_published_day_is_read_again_by_every_node() {
        ClinicDay day = published(0, 2);
        long before = edition();

        edit(day, DayEdit.NONE.seating(new Seats.Given(4)));

        assertThat(edition()).isGreaterThan(before);
    }

    private long edition() {
        return db.jdbc()
                .sql("select number from clinics.edition")
                .query(Long.class)
                .single();
    }

    @Test
    void a_span_is_blocked_out_on_many_days_and_opened_again() {
        List<ClinicDay> many = List.of(published(0, 2), published(1, 2), draft(2));
        Set<ClinicDayId> ids =
                Set.of(many.get(0).id(), many.get(1).id(), many.get(2).id());
        Span pause = new Span(LocalTime.of(9, 10), LocalTime.of(9, 30));

        assertThat(edits.apply(LEAD, user, ids, DayEdit.NONE.blocking(List.of(pause), List.of())))
                .allMatch(DayResult::changes);
        assertThat(days.slotsOf(many.getFirst().id())).hasSize(4);
        assertThat(day(many.get(2).id()).details().blocked()).containsExactly(pause);

        edits.apply(LEAD, user, ids, DayEdit.NONE.blocking(List.of(), List.of(pause)));
        assertThat(days.slotsOf(many.getFirst().id())).hasSize(6);
        assertThat(day(many.get(2).id()).details().blocked()).isEmpty();
    }

    @Test
    void staff_and_minutes_decide_the_places_and_too_few_staff_are_refused() {
        ClinicDay day = draft(0);

        edit(day, DayEdit.NONE.seating(new Seats.Staffed(new Staffing(3, 7))));
        assertThat(day(day.id()).slotCapacity()).isEqualTo(4);
        assertThat(day(day.id()).details().staffing()).contains(new Staffing(3, 7));
        assertThat(problem(edit(day, DayEdit.NONE.seating(new Seats.Staffed(new Staffing(1, 15))))))
                .contains(DayProblem.NO_PLACES);
        edit(day, DayEdit.NONE.seating(new Seats.Given(9)));
        assertThat(day(day.id()).details().staffing()).isEmpty();
    }

    @Test
    void what_cannot_be_is_said_with_its_reason_and_the_other_days_are_changed() {
        ClinicDay past = published(-30, 2);
        ClinicDay cancelled = published(1, 2);
        days.cancelled(cancelled.id(), "STAFF");
        ClinicDay open = published(2, 2);
        ClinicDay draft = draft(3);
        ProductCode moderna = new ProductCode("MODERNA");

        List<DayResult> results = edits.apply(
                LEAD, user, Set.of(past.id(), cancelled.id(), open.id(), draft.id()), DayEdit.NONE.giving(moderna));

        assertThat(results)
                .extracting(result -> result.problem().orElse(null))
                .containsExactly(DayProblem.PAST, DayProblem.CANCELLED, DayProblem.PRODUCT_OF_PUBLISHED, null);
        assertThat(day(draft.id()).product()).isEqualTo(moderna);
        assertThat(day(open.id()).product()).isEqualTo(ClinicsFixture.PFIZER);
        assertThat(problem(edit(draft, DayEdit.NONE.hours(LocalTime.NOON, LocalTime.of(11, 0)))))
                .contains(DayProblem.HOURS);
        assertThat(problem(edit(draft, DayEdit.NONE.keeping(new Reserves(Set.of(PersonGroup.LONG_TERM_CARE), 2, 1)))))
                .contains(DayProblem.RESERVES);
        assertThat(problem(edit(
                        draft,
                        DayEdit.NONE.blocking(List.of(new Span(LocalTime.of(8, 0), LocalTime.NOON)), List.of()))))
                .contains(DayProblem.NO_SLOTS);
    }

    @Test
    void two_days_at_one_stop_do_not_come_to_open_at_the_same_time() {
        ClinicDay morning = draft(0);
        ClinicDay noon = ClinicsFixture.aDay(stop, DAY, 6, 2).open(LocalTime.of(12, 0), LocalTime.of(13, 0));
        clinics.clinics().draft(stop.site(), List.of(noon));

        List<DayResult> results = edits.apply(
                LEAD,
                user,
                Set.of(morning.id(), noon.id()),
                DayEdit.NONE.hours(LocalTime.of(14, 0), LocalTime.of(15, 0)));

        assertThat(results).extracting(result -> result.problem().orElse(null)).containsExactly(null, DayProblem.TAKEN);
    }

    @Test
    void the_last_change_is_taken_back_but_for_days_that_were_changed_since_or_have_people_now() {
        ClinicDay first = published(0, 2);
        ClinicDay second = published(1, 2);
        ClinicDay third = published(2, 2);
        Set<ClinicDayId> ids = Set.of(first.id(), second.id(), third.id());
        edits.apply(LEAD, user, ids, DayEdit.NONE.seating(new Seats.Given(4)));
        edits.apply(LEAD, Uuids.next(), Set.of(second.id()), DayEdit.NONE.seating(new Seats.Given(6)));
        take(third, 0, 3);
        assertThat(edits.undoable(user)).isEqualTo(3);

        List<DayResult> results = edits.undo(LEAD, user);

        assertThat(results)
                .extracting(result -> result.problem().orElse(null))
                .containsExactly(null, DayProblem.CHANGED_SINCE, DayProblem.PEOPLE_IN_IT);
        assertThat(day(first.id())).isEqualTo(first);
        assertThat(days.slotsOf(first.id())).allMatch(slot -> slot.capacity() == 2);
        assertThat(day(second.id()).slotCapacity()).isEqualTo(6);
        assertThat(edits.undoable(user)).isZero();
        assertThat(edits.undo(LEAD, user)).isEmpty();
    }

    @Test
    void a_change_can_be_taken_back_for_a_day() {
        ClinicDay day = draft(0);
        edit(day, DayEdit.NONE.seating(new Seats.Given(4)));

        clock.set(clock.instant().plus(DayEdits.UNDO).plus(Duration.ofMinutes(1)));

        assertThat(edits.undoable(user)).isZero();
        assertThat(edits.undo(LEAD, user)).isEmpty();
        assertThat(day(day.id()).slotCapacity()).isEqualTo(4);
    }

    @Test
    void only_a_draft_is_taken_away() {
        List<ClinicDayId> gone = new ArrayList<>();
        for (ClinicDay day : List.of(draft(0), published(1, 1))) {
            if (edits.remove(LEAD, day.id())) {
                gone.add(day.id());
            }
        }
        assertThat(gone).hasSize(1);
        assertThat(days.day(gone.getFirst())).isEmpty();
    }

    @Test
    void what_is_changed_of_a_day_that_stands_alone_is_nobodys_own() {
        ClinicDay day = draft(0);
        edit(day, DayEdit.NONE.hours(LocalTime.of(8, 0), LocalTime.of(9, 0)));

        assertThat(day(day.id()).details().ownParts()).isEmpty();
        assertThat(DayEdit.differing(day, day(day.id()))).containsExactly(DayPart.HOURS);
    }
}
