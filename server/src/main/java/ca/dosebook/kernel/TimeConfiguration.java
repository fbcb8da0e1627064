package ca.dosebook.kernel;

import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** The one clock. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock clock(DataSource database) {
        return new DatabaseClock(database);
    }

    @Bean
    Adjustment clockAdjustment(Clock clock) {
        return new Adjustment(clock);
    }

    /** Nothing is done on a schedule while a command runs, whatever beans it needs. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @WhenServing
    static class Schedule {}

    /** Follows the database's clock; while the database is away, the last reading goes on. */
    record Adjustment(Clock clock) {

        @Scheduled(fixedDelay = 1000)
        void adjust() {
            if (clock instanceof DatabaseClock database) {
                try {
                    database.adjust();
                } catch (IllegalStateException e) {
                    LoggerFactory.getLogger(DatabaseClock.class).warn("{}", e.getMessage());
                }
            }
        }
    }
}
