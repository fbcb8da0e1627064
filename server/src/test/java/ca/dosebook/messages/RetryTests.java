package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTests {

    private static final Instant DUE = Instant.parse("2021-03-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT3M", "3, PT9M", "4, PT27M", "5, PT81M", "6, PT243M", "7, PT6H", "8, PT6H", "900, PT6H"
    })
    void each_attempt_waits_longer_but_never_more_than_six_hours(int attempts, Duration delay) {
        assertThat(Retry.next(attempts, DUE, DUE)).contains(DUE.plus(delay));
    }

    @Test
    void after_three_days_nobody_tries_any_more() {
        Instant threeDaysOn = DUE.plus(Duration.ofDays(3));
        assertThat(Retry.next(20, DUE, threeDaysOn.minusMillis(1))).isPresent();
        assertThat(Retry.next(20, DUE, threeDaysOn)).isEmpty();
    }
}
