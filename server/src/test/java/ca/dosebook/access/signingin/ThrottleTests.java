package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Waits grow, and end. */
class ThrottleTests {

    private static final Instant NOW = Instant.parse("2021-03-15T12:00:00Z");

    @Test
    void five_wrong_tries_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        assertThat(wait(0)).isZero();
        assertThat(wait(4)).isZero();
        assertThat(wait(5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(wait(6)).isEqualTo(Duration.ofSeconds(10));
        assertThat(wait(9)).isEqualTo(Duration.ofSeconds(80));
        assertThat(wait(20)).isEqualTo(Duration.ofMinutes(15));
        assertThat(wait(2_000_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    private static Duration wait(int failures) {
        Instant openAt = Throttle.OF_ACCOUNT.openAt(failures, NOW);
        return openAt.isBefore(NOW) ? Duration.ZERO : Duration.between(NOW, openAt);
    }

    @Test
    void an_hour_without_a_wrong_try_forgets_the_others() {
        assertThat(Throttle.OF_ACCOUNT.after(7, NOW, NOW.plus(Duration.ofMinutes(59))))
                .isEqualTo(8);
        assertThat(Throttle.OF_ACCOUNT.after(7, NOW, NOW.plus(Duration.ofMinutes(60))))
                .isEqualTo(1);
    }
}
