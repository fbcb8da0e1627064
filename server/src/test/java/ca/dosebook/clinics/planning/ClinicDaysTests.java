package ca.dosebook.clinics.planning;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.clinics.days.DayPart;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From draft to cancelled. */
class ClinicDaysTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate DAY = LocalDate.of(2021, 3, 29);
    private static final Wanted ANYTHING =
            new Wanted(Set.of(), Optional.empty(), LocalDate.MIN, LocalDate.MAX, Instant.EPOCH, false);

    private final SettableClock clock = SettableClock.at(Instant.parse("2021-03-20T12:00:00Z"));
    private final ClinicsFixture clinics = ClinicsFixture.on(db.jdbc());
    private final ClinicDays days = PlanningFixture.days(db.jdbc(), clinics.clinics(), clock);
    private final Stop stop = clinics.aSite(new HealthUnitId(2241));

    private ClinicDay aDraft(int slots, int capacity) {
        ClinicDay day = ClinicsFixture.aDay(stop, DAY, slots, capacity);
        clinics.clinics().draft(stop.site(), List.of(day));
        return days.day(day.id()).orElseThrow();
    }

    private int free() {
        return clinics.availability(clock)
                .timetable()
                .freeSlots(stop.id(), ANYTHING)
                .mapToInt(slot -> slot.places())
                .sum();
    }

    @Test
    void a_day_is_read_back_as_it_was_planned() {
        ClinicDay day = ClinicsFixture.aDay(stop, DAY, 12, 10);
        ClinicDay planned = day.with(day.details()
                .in(DayState.DRAFT)
                .owning(Set.of(DayPart.HOURS, DayPart.PLACES))
                .staffed(Optional.of(new Staffing(6, 5)))
                .keeping(new Reserves(Set.of(PersonGroup.HEALTH_CARE_WORKER, PersonGroup.LONG_TERM_CARE), 3, 2))
                .blocking(List.of(
                        new Span(LocalTime.of(10, 30), LocalTime.of(10, 40)),
                        new Span(LocalTime.of(9, 30), LocalTime.of(10, 0)))));
        clinics.clinics().draft(stop.site(), List.of(planned));

        assertThat(days.day(day.id())).contains(planned);
        assertThat(days.days(stop.site(), DAY, DAY)).containsExactly(planned);
        assertThat(days.days(stop.site(), DAY.plusDays(1), DAY.plusDays(9))).isEmpty();
    }

    @Test
    void nobody_sees_a_draft_and_publishing_it_twice_gives_it_its_slots_once() {
        ClinicDay draft = aDraft(6, 2);
        assertThat(free()).isZero();
        assertThat(days.slotsOf(draft.id())).isEmpty();

        assertThat(days.publish(List.of(draft.id()))).extracting(ClinicDay::id).containsExactly(draft.id());
        assertThat(days.publish(List.of(draft.id()))).isEmpty();

        assertThat(free()).isEqualTo(12);
        assertThat(days.slotsOf(draft.id())).hasSize(6).allMatch(slot -> slot.capacity() == 2 && slot.taken() == 0);
        assertThat(days.counts(List.of(draft.id())).get(draft.id())).isEqualTo(new DayCount(6, 12, 0, 12, 0));
    }

    @Test
    void a_blocked_span_has_no_slot() {
        ClinicDay day = aDraft(6, 2);
        ClinicDay blocked =
                day.with(day.details().blocking(List.of(new Span(LocalTime.of(9, 15), LocalTime.of(9, 30)))));

        assertThat(Capacity.people(blocked, ClinicsFixture.TORONTO)).isEqualTo(8);
    }

    @Test
    void a_day_that_is_closed_for_booking_is_shown_to_nobody_until_it_is_opened_again() {
        ClinicDay day = aDraft(6, 2);
        days.publish(List.of(day.id()));

        assertThat(days.closeForBooking(day.id())).isEqualTo(6);
        assertThat(days.closeForBooking(day.id())).isZero();
        assertThat(free()).isZero();
        assertThat(days.slotsOf(day.id())).allMatch(SlotCount::closed);

        assertThat(days.reopen(day.id())).isEqualTo(6);
        assertThat(free()).isEqualTo(12);
    }

    @Test
    void a_cancelled_day_stays_cancelled_and_leaves_its_time_to_another() {
        ClinicDay day = aDraft(6, 2);
        days.publish(List.of(day.id()));

        assertThat(days.cancelled(day.id(), "STAFF")).isTrue();
        assertThat(days.cancelled(day.id(), "WEATHER")).isFalse();

        assertThat(days.reopen(day.id())).isZero();
        assertThat(days.publish(List.of(day.id()))).isEmpty();
        assertThat(free()).isZero();
        assertThat(days.day(day.id()).orElseThrow().state()).isEqualTo(DayState.CANCELLED);
        days.publish(List.of(aDraft(6, 1).id()));
        assertThat(free()).isEqualTo(6);
    }

    @Test
    void a_draft_is_not_cancelled() {
        assertThat(days.cancelled(aDraft(1, 1).id(), "STAFF")).isFalse();
    }

    @Test
    void a_day_knows_no_series_of_another_site() {
        assertThat(clinics.clinics().days(stop.site(), SeriesId.next())).isEmpty();
    }
}
