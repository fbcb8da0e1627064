package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.FIRST_DAY;
import static ca.dosebook.booking.BookingWorld.GREY_BRUCE;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.clinics.planning.PlanningFixture.LEAD;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.DayEdit;
import ca.dosebook.clinics.planning.DayEdits;
import ca.dosebook.clinics.planning.DayPlan;
import ca.dosebook.clinics.planning.DayProblem;
import ca.dosebook.clinics.planning.DayResult;
import ca.dosebook.clinics.planning.Pattern;
import ca.dosebook.clinics.planning.PlanningFixture;
import ca.dosebook.clinics.planning.RepeatingClinics;
import ca.dosebook.clinics.planning.Series;
import ca.dosebook.clinics.planning.SlotCount;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.TestDatabase;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans change while residents book, and nobody stands before a clinic that is no more. */
class PlanningRaceTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(db.dataSource()));
    private final ClinicDays days = PlanningFixture.days(world.jdbc, world.clinics.clinics(), world.clock);
    private final DayEdits edits = PlanningFixture.edits(world.jdbc, world.clinics.clinics(), world.audit, world.clock);
    private final RepeatingClinics repeating =
            PlanningFixture.repeating(world.jdbc, world.clinics.clinics(), world.audit, world.clock);

    @AfterEach
    void everything_adds_up() {
        assertThat(world.violations()).isEmpty();
    }

    private DayResult inOneTransaction(ClinicDay day, DayEdit edit) {
        return Objects.requireNonNull(
                        transaction.execute(status -> edits.apply(LEAD, Uuids.next(), Set.of(day.id()), edit)))
                .getFirst();
    }

    @Test
    void whoever_gets_a_place_while_the_hours_are_cut_keeps_it_or_never_had_it() {
        for (int round = 0; round < 12; round++) {
            ClinicDay day = ClinicsFixture.aDay(world.clinics.aSite(GREY_BRUCE), FIRST_DAY, 6, 4);
            List<Slot> slots = world.clinics.publish(day);
            List<Callable<Object>> acts = new ArrayList<>();
            acts.add(() -> inOneTransaction(day, DayEdit.NONE.hours(LocalTime.of(9, 0), LocalTime.of(9, 30))));
            IntStream.range(0, 9)
                    .forEach(i -> acts.add(() -> {
                        Slot slot = slots.get(3 + i % 3);
                        return world.ask(world.people.claim(aPerson()), ONE, slot)
                                        instanceof HoldOutcome.Held(Hold hold)
                                ? hold.slot().id()
                                : "full";
                    }));

            List<Object> outcomes = Race.run(acts);

            Set<SlotId> there =
                    days.slotsOf(day.id()).stream().map(SlotCount::id).collect(Collectors.toSet());
            Set<SlotId> held = outcomes.stream()
                    .filter(SlotId.class::isInstance)
                    .map(SlotId.class::cast)
                    .collect(Collectors.toSet());
            assertThat(there).containsAll(held);
            DayResult result = (DayResult) outcomes.getFirst();
            assertThat(there).hasSize(result.changes() ? 3 : 6);
            if (!held.isEmpty()) {
                assertThat(result.problem()).contains(DayProblem.PEOPLE_IN_IT);
            }
        }
    }

    @Test
    void the_places_of_a_slot_never_go_below_those_who_book_at_the_same_moment() {
        for (int round = 0; round < 12; round++) {
            ClinicDay day = ClinicsFixture.aDay(world.clinics.aSite(GREY_BRUCE), FIRST_DAY, 1, 6);
            Slot slot = world.clinics.publish(day).getFirst();
            List<Callable<Object>> acts = new ArrayList<>();
            acts.add(() -> inOneTransaction(day, DayEdit.NONE.seating(new DayEdit.Seats.Given(2))));
            IntStream.range(0, 8).forEach(i -> acts.add(() -> world.ask(world.people.claim(aPerson()), ONE, slot)));

            List<Object> outcomes = Race.run(acts);

            long held =
                    outcomes.stream().filter(HoldOutcome.Held.class::isInstance).count();
            DayResult result = (DayResult) outcomes.getFirst();
            assertThat(held).isEqualTo(result.changes() ? 2 : 6);
            assertThat(world.taken(slot)).isEqualTo((int) held);
        }
    }

    @Test
    void of_eight_who_change_a_repeating_clinic_at_once_one_does_and_its_days_follow() {
        Stop stop = world.clinics.aSite(GREY_BRUCE);
        ClinicDay like = ClinicsFixture.aDay(stop, FIRST_DAY, 6, 4);
        Pattern pattern = new Pattern(
                Set.of(DayOfWeek.MONDAY),
                1,
                FIRST_DAY,
                FIRST_DAY.plusWeeks(8),
                List.of(stop.id()),
                true,
                Set.of(),
                DayPlan.of(like));
        var added = (RepeatingClinics.Outcome.Done) repeating.add(LEAD, stop.site(), "Mondays", pattern);
        Series series = repeating.find(added.series()).orElseThrow();

        List<RepeatingClinics.Outcome> outcomes = Race.run(IntStream.range(1, 9)
                .<Callable<RepeatingClinics.Outcome>>mapToObj(places ->
                        () -> Objects.requireNonNull(transaction.execute(status -> repeating.change(
                                LEAD,
                                series.id(),
                                series.version(),
                                "Mondays, " + places,
                                withPlaces(pattern, like, 10 + places)))))
                .toList());

        assertThat(outcomes)
                .filteredOn(RepeatingClinics.Outcome.Done.class::isInstance)
                .hasSize(1);
        int places = repeating.find(series.id()).orElseThrow().pattern().plan().slotCapacity();
        assertThat(world.clinics.clinics().days(stop.site(), series.id()))
                .hasSize(9)
                .allMatch(day -> day.slotCapacity() == places);
    }

    private static Pattern withPlaces(Pattern pattern, ClinicDay like, int places) {
        return new Pattern(
                pattern.weekdays(),
                1,
                pattern.from(),
                pattern.until(),
                pattern.stops(),
                true,
                Set.of(),
                DayPlan.of(like.holding(10, places)));
    }
}
