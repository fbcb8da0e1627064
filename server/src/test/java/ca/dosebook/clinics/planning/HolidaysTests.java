package ca.dosebook.clinics.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HolidaysTests {

    @Test
    void the_holidays_of_2021_are_those_of_the_calendar() {
        assertThat(Holidays.of(2021))
                .containsExactlyInAnyOrder(dates(
                        "2021-01-01",
                        "2021-02-15",
                        "2021-04-02",
                        "2021-04-05",
                        "2021-05-24",
                        "2021-07-01",
                        "2021-09-06",
                        "2021-10-11",
                        "2021-12-25",
                        "2021-12-26"));
    }

    @Test
    void the_holidays_of_2027_are_those_of_the_calendar() {
        assertThat(Holidays.of(2027))
                .containsExactlyInAnyOrder(dates(
                        "2027-01-01",
                        "2027-02-15",
                        "2027-03-26",
                        "2027-03-29",
                        "2027-05-24",
                        "2027-07-01",
                        "2027-09-06",
                        "2027-10-11",
                        "2027-12-25",
                        "2027-12-26"));
    }

    private static LocalDate[] dates(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).toArray(LocalDate[]::new);
    }
}
