package ca.dosebook.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.ProductCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicSlotsTests {

    private static final LocalDate SPRING = LocalDate.of(2021, 3, 14);
    private static final LocalDate AUTUMN = LocalDate.of(2021, 11, 7);

    private static ClinicDay day(LocalDate date, String opens, String closes, int minutes) {
        return new ClinicDay(
                new ClinicDayId(Uuids.next()),
                new SiteId(Uuids.next()),
                new StopId(Uuids.next()),
                date,
                LocalTime.parse(opens),
                LocalTime.parse(closes),
                new ProductCode("PFIZER"),
                minutes,
                1);
    }

    private static List<Instant> starts(ClinicDay day, String zone) {
        return ClinicSlots.startsOf(day, ZoneId.of(zone));
    }

    private static List<String> wallTimes(ClinicDay day, String zone) {
        return starts(day, zone).stream()
                .map(start -> start.atZone(ZoneId.of(zone)).toLocalTime().toString())
                .toList();
    }

    @Test
    void a_day_is_cut_from_opening_to_closing() {
        assertThat(wallTimes(day(LocalDate.of(2021, 4, 1), "09:00", "10:00", 20), "America/Toronto"))
                .containsExactly("09:00", "09:20", "09:40");
        assertThat(wallTimes(day(LocalDate.of(2021, 4, 1), "09:00", "10:00", 25), "America/Toronto"))
                .containsExactly("09:00", "09:25");
        assertThat(wallTimes(day(LocalDate.of(2021, 4, 1), "09:00", "09:10", 20), "America/Toronto"))
                .isEmpty();
        assertThat(wallTimes(day(LocalDate.of(2021, 4, 1), "22:00", "23:59", 60), "America/Toronto"))
                .containsExactly("22:00");
    }

    @ParameterizedTest
    @CsvSource({
        "America/Toronto, 2021-03-13, 14:00:00", "America/Toronto, 2021-03-14, 13:00:00",
        "America/Toronto, 2021-11-06, 13:00:00", "America/Toronto, 2021-11-07, 14:00:00",
        "America/Winnipeg, 2021-03-13, 15:00:00", "America/Winnipeg, 2021-03-14, 14:00:00",
        "America/Winnipeg, 2021-11-06, 14:00:00", "America/Winnipeg, 2021-11-07, 15:00:00",
        "America/Atikokan, 2021-03-13, 14:00:00", "America/Atikokan, 2021-03-14, 14:00:00",
        "America/Atikokan, 2021-11-06, 14:00:00", "America/Atikokan, 2021-11-07, 14:00:00"
    })
    void nine_in_the_morning_is_the_sites_own_nine(String zone, LocalDate date, LocalTime inUtc) {
        List<Instant> starts = starts(day(date, "09:00", "17:00", 10), zone);

        assertThat(starts).hasSize(48);
        assertThat(starts.getFirst()).isEqualTo(date.atTime(inUtc).toInstant(java.time.ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({"America/Toronto", "America/Winnipeg"})
    void in_spring_the_hour_that_does_not_exist_has_no_slots(String zone) {
        ClinicDay night = day(SPRING, "01:00", "04:00", 30);

        assertThat(wallTimes(night, zone)).containsExactly("01:00", "01:30", "03:00", "03:30");
        assertThat(Duration.between(
                        starts(night, zone).get(1), starts(night, zone).get(2)))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource({"America/Toronto", "America/Winnipeg"})
    void in_autumn_no_time_comes_twice(String zone) {
        ClinicDay night = day(AUTUMN, "00:30", "03:00", 30);

        assertThat(wallTimes(night, zone)).containsExactly("00:30", "01:00", "01:30", "02:00", "02:30");
        assertThat(starts(night, zone)).doesNotHaveDuplicates().isSorted();
        assertThat(Duration.between(
                        starts(night, zone).get(2), starts(night, zone).get(3)))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @CsvSource({"2021-03-14", "2021-11-07"})
    void where_clocks_never_change_every_hour_has_its_slots(LocalDate date) {
        assertThat(wallTimes(day(date, "00:00", "04:00", 60), "America/Atikokan"))
                .containsExactly("00:00", "01:00", "02:00", "03:00");
    }
}
