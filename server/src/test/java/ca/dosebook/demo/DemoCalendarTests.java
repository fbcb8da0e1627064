package ca.dosebook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.planning.Holidays;
import ca.dosebook.clinics.planning.Pattern;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan holds on whatever day the demo is first started. */
class DemoCalendarTests {

    private static final List<DemoSite> SITES = DemoFiles.sites();

    /** Every ninth day of two years: all weekdays, all holidays, both time changes. */
    static Stream<LocalDate> days() {
        return IntStream.range(0, 82).mapToObj(n -> LocalDate.of(2026, 1, 1).plusDays(9L * n));
    }

    @ParameterizedTest
    @MethodSource("days")
    void whichever_day_it_is_loaded_there_are_a_few_hundred_clinic_days_and_not_too_many_slots(LocalDate today) {
        long days = 0;
        long slots = 0;
        for (DemoSite site : SITES) {
            List<ClinicDay> planned = plan(site, today);
            days += planned.size();
            slots += planned.stream().mapToLong(DemoCalendarTests::slots).sum();
            assertThat(planned).extracting(ClinicDay::day).doesNotHaveDuplicates();
            assertThat(planned)
                    .noneMatch(day -> Holidays.isHoliday(day.day()) || day.day().getDayOfWeek() == DayOfWeek.SUNDAY);
        }
        assertThat(days).isBetween(600L, 720L);
        assertThat(slots).isBetween(15_000L, 25_000L);
    }

    @ParameterizedTest
    @MethodSource("days")
    void in_the_pilot_units_a_hall_has_a_first_dose_within_three_weeks_and_a_second_on_the_same_weekday(
            LocalDate today) {
        for (int unit : DemoFixture.PILOT) {
            DemoSite hall = SITES.stream()
                    .filter(site -> site.site().healthUnit().value() == unit)
                    .filter(site -> site.site().kind() == SiteKind.MASS)
                    .findFirst()
                    .orElseThrow();
            List<LocalDate> days =
                    plan(hall, today).stream().map(ClinicDay::day).toList();
            LocalDate first = days.getFirst();
            // A holiday takes one week's day away; two in a row, Christmas and New Year's Day, take two.
            assertThat(first).isBefore(today.plusDays(22));
            assertThat(days.stream()
                            .filter(day -> day.getDayOfWeek() == first.getDayOfWeek())
                            .filter(day -> !day.isBefore(first.plusDays(28)) && !day.isAfter(first.plusDays(126))))
                    .hasSizeGreaterThan(8);
            assertThat(days).anyMatch(day -> !day.isBefore(first.plusDays(112)) && !day.isAfter(first.plusDays(126)));
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void the_repeating_clinic_of_a_site_has_the_very_dates_and_stops_of_its_days(LocalDate today) {
        for (DemoSite site : SITES) {
            Pattern pattern = site.pattern(today, today.plusDays(1), today.plusDays(182), OptionalInt.empty());

            assertThat(pattern.occurrences())
                    .isEqualTo(plan(site, today).stream()
                            .map(day -> new Pattern.Occurrence(day.day(), day.stop()))
                            .toList());
        }
    }

    private static List<ClinicDay> plan(DemoSite site, LocalDate today) {
        return site.clinicDays(today, today.plusDays(1), today.plusDays(182), OptionalInt.empty());
    }

    private static long slots(ClinicDay day) {
        return Duration.between(day.opens(), day.closes()).toMinutes() / day.slotMinutes();
    }
}
