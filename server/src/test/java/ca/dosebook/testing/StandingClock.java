package ca.dosebook.testing;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Import it, and the application's clock stands at noon (UTC) of 15 March 2021 until the test sets it. */
@TestConfiguration
public class StandingClock {

    @Bean
    public Clock clock() {
        return SettableClock.at("2021-03-15T12:00:00Z");
    }
}
