package ca.dosebook.console.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceClockTests {

    private static final Instant PACKED = Instant.parse("2021-03-15T12:00:00Z");
    private static final Instant NOW = Instant.parse("2021-03-15T21:00:00Z");
    private static final Instant THEN = Instant.parse("2021-03-15T15:30:00Z");

    private static DeviceClock clock(Duration ahead) {
        return DeviceClock.of(NOW.plus(ahead).toEpochMilli(), PACKED, NOW);
    }

    @Test
    void a_right_clock_is_taken_at_its_word() {
        assertThat(clock(Duration.ZERO).at(THEN.toEpochMilli())).isEqualTo(new DeviceClock.Moment(THEN, false));
        assertThat(clock(Duration.ZERO).minutesOff()).isZero();
    }

    @Test
    void what_is_off_by_the_same_all_day_is_set_right() {
        for (Duration off : new Duration[] {Duration.ofHours(5), Duration.ofDays(-700), Duration.ofSeconds(40)}) {
            assertThat(clock(off).at(THEN.plus(off).toEpochMilli())).isEqualTo(new DeviceClock.Moment(THEN, false));
        }
    }

    @Test
    void nothing_was_before_the_packing_nor_is_after_now() {
        assertThat(clock(Duration.ZERO).at(PACKED.minusSeconds(1).toEpochMilli()))
                .isEqualTo(new DeviceClock.Moment(PACKED, true));
        assertThat(clock(Duration.ZERO).at(NOW.plusSeconds(1).toEpochMilli()))
                .isEqualTo(new DeviceClock.Moment(NOW, true));
    }

    @Test
    void below_five_minutes_nothing_is_said() {
        assertThat(clock(Duration.ofSeconds(299)).minutesOff()).isZero();
        assertThat(clock(Duration.ofMinutes(5)).minutesOff()).isEqualTo(5);
        assertThat(clock(Duration.ofMinutes(-90)).minutesOff()).isEqualTo(-90);
    }
}
