package ca.dosebook.console.signingin;

import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Says how long to wait after too many wrong tries. */
@Component
public class Waiting {

    private static final int A_MINUTE = 60;

    private final Clock clock;

    Waiting(Clock clock) {
        this.clock = clock;
    }

    public String until(Texts t, Instant moment) {
        long seconds = Math.max(1, Duration.between(clock.instant(), moment).toSeconds() + 1);
        return seconds < 2 * A_MINUTE
                ? t.of("signin.wait.seconds", seconds)
                : t.of("signin.wait.minutes", (seconds + A_MINUTE - 1) / A_MINUTE);
    }
}
