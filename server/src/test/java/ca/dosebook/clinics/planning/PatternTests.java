package ca.dosebook.clinics.planning;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.planning.Pattern.Occurrence;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.ProductCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From a pattern to dates. */
class PatternTests {

    private static final StopId HALL = new StopId(Uuids.next());
    private static final StopId CHURCH = new StopId(Uuids.next());

    private static DayPlan plan() {
        return new DayPlan(
                LocalTime.of(1, 0),
                LocalTime.of(5, 0),
                new ProductCode("PFIZER"),
                30,
                4,
                Optional.empty(),
                Reserves.NONE,
                List.of());
    }

    private static Pattern pattern(Set<DayOfWeek> weekdays, int everyWeeks, String from, String until) {
        return new Pattern(
                weekdays,
                everyWeeks,
                LocalDate.parse(from),
                LocalDate.parse(until),
                List.of(HALL),
                false,
                Set.of(),
                plan());
    }

    private static List<String> dates(Pattern pattern) {
        return pattern.occurrences().stream()
                .map(occurrence -> occurrence.day().toString())
                .toList();
    }

    @Test
    void a_clinic_on_mondays_and_wednesdays_is_on_all_of_them_from_the_first_date_to_the_last() {
        assertThat(dates(pattern(Set.of(MONDAY, WEDNESDAY), 1, "2021-03-03", "2021-03-15")))
                .containsExactly("2021-03-03", "2021-03-08", "2021-03-10", "2021-03-15");
    }

    @Test
    void every_second_week_is_counted_from_the_week_of_the_first_date() {
        assertThat(dates(pattern(Set.of(MONDAY, FRIDAY), 2, "2021-03-03", "2021-03-31")))
                .containsExactly("2021-03-05", "2021-03-15", "2021-03-19", "2021-03-29");
    }

    @Test
    void holidays_are_left_out_unless_let_in() {
        Pattern easter = pattern(Set.of(FRIDAY, MONDAY), 1, "2021-04-01", "2021-04-12");

        assertThat(dates(easter)).containsExactly("2021-04-09", "2021-04-12");
        assertThat(dates(new Pattern(
                        easter.weekdays(), 1, easter.from(), easter.until(), easter.stops(), true, Set.of(), plan())))
                .containsExactly("2021-04-02", "2021-04-05", "2021-04-09", "2021-04-12");
    }

    @Test
    void a_date_left_out_takes_its_turn_on_the_route_along() {
        Pattern route = new Pattern(
                Set.of(MONDAY),
                1,
                LocalDate.parse("2021-03-01"),
                LocalDate.parse("2021-03-22"),
                List.of(HALL, CHURCH),
                false,
                Set.of(LocalDate.parse("2021-03-08")),
                plan());

        assertThat(route.occurrences())
                .containsExactly(
                        new Occurrence(LocalDate.parse("2021-03-01"), HALL),
                        new Occurrence(LocalDate.parse("2021-03-15"), HALL),
                        new Occurrence(LocalDate.parse("2021-03-22"), CHURCH));
        assertThat(dates(route.without(LocalDate.parse("2021-03-22")))).containsExactly("2021-03-01", "2021-03-15");
    }

    /** From one to five o'clock: one hour less on the day the clocks go forward, none twice when they go back. */
    @Test
    void the_days_on_which_clocks_change_have_no_time_that_is_not_there_and_none_twice() {
        ZoneId toronto = ZoneId.of("America/Toronto");
        Pattern nights = pattern(Set.of(SUNDAY), 1, "2021-03-14", "2021-11-07");

        assertThat(people(nights, "2021-03-14", toronto)).isEqualTo(24);
        assertThat(people(nights, "2021-03-21", toronto)).isEqualTo(32);
        assertThat(people(nights, "2021-11-07", toronto)).isEqualTo(32);
        assertThat(people(nights, "2021-03-14", ZoneId.of("America/Atikokan"))).isEqualTo(32);
    }

    private static int people(Pattern pattern, String day, ZoneId zone) {
        LocalDate date = LocalDate.parse(day);
        assertThat(dates(pattern)).contains(day);
        return Capacity.people(pattern.plan().on(new SiteId(Uuids.next()), HALL, date), zone);
    }

    @Test
    void a_clinic_repeats_on_some_day_at_some_stop_and_not_for_ever() {
        assertThatThrownBy(() -> pattern(Set.of(), 1, "2021-03-01", "2021-03-31"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pattern(Set.of(MONDAY), 0, "2021-03-01", "2021-03-31"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pattern(Set.of(MONDAY), 1, "2021-03-31", "2021-03-01"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pattern(Set.of(MONDAY), 1, "2021-03-01", "2022-12-31"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
