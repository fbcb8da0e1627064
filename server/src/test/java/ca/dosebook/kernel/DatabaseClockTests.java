package ca.dosebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseClockTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final DatabaseClock clock = new DatabaseClock(db.dataSource());

    private static Instant databaseNow() {
        return db.jdbc()
                .sql("select clock_timestamp()")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    @Test
    void it_is_never_ahead_of_the_database() {
        for (int i = 0; i < 1000; i++) {
            if (i % 100 == 0) {
                clock.adjust();
            }
            Instant ours = clock.instant();
            assertThat(ours).isBeforeOrEqualTo(databaseNow());
        }
    }

    @Test
    void it_is_hardly_behind_the_database() {
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < 100; i++) {
            clock.adjust();
            Instant theirs = databaseNow();
            Duration behind = Duration.between(clock.instant(), theirs);
            least = behind.compareTo(least) < 0 ? behind : least;
        }
        assertThat(least).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void it_moves_on_between_readings() {
        Instant before = clock.instant();
        while (!clock.instant().isAfter(before)) {
            Thread.onSpinWait();
        }
        assertThat(clock.instant()).isAfter(before);
    }

    @Test
    void it_follows_the_database_when_that_is_set() {
        var shifted = new ShiftedDatabase(new DriverManagerDataSource(db.url(), db.ownerName(), db.password()));
        var followed = new DatabaseClock(shifted);
        Instant before = followed.instant();

        shifted.shift(Duration.ofHours(1));
        assertThat(followed.instant()).isBefore(before.plus(Duration.ofMinutes(30)));
        followed.adjust();
        assertThat(followed.instant()).isAfter(before.plus(Duration.ofMinutes(59)));

        shifted.shift(Duration.ofHours(-1));
        followed.adjust();
        assertThat(followed.instant()).isBefore(before.minus(Duration.ofMinutes(30)));
    }

    @Test
    void while_the_database_is_away_the_last_reading_goes_on() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nothing");
        assertThatThrownBy(() -> new DatabaseClock(nowhere)).isInstanceOf(IllegalStateException.class);

        var shifted = new ShiftedDatabase(new DriverManagerDataSource(db.url(), db.ownerName(), db.password()));
        var followed = new DatabaseClock(shifted);
        Instant before = followed.instant();
        shifted.goAway();
        assertThatThrownBy(followed::adjust).isInstanceOf(IllegalStateException.class);
        assertThat(followed.instant()).isAfterOrEqualTo(before);
    }

    @Test
    @SuppressWarnings("TimeZoneUsage")
    void it_has_no_zone_to_give() {
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThatThrownBy(() -> clock.withZone(ZoneOffset.ofHours(-5)))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
