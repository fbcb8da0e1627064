package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.dosebook.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What application.properties asks of the pool and the driver, for a database that is named and for one that is not. */
class DatabaseSettingsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

    private final ApplicationContextRunner named = application.withPropertyValues(
            "spring.datasource.url=" + db.url(),
            "spring.datasource.username=" + db.user(),
            "spring.datasource.password=" + db.password());

    /** As the embedded server is given to the pool. */
    private final ApplicationContextRunner unnamed =
            application.withBean(JdbcConnectionDetails.class, () -> new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return db.user();
                }

                @Override
                public String getPassword() {
                    return db.password();
                }

                @Override
                public String getJdbcUrl() {
                    return db.url();
                }
            });

    @Test
    void a_duplicate_key_is_reported_without_the_values_of_the_key() {
        named.run(context -> assertThatNoValueIsTold(context.getBean(HikariDataSource.class)));
        unnamed.run(context -> assertThatNoValueIsTold(context.getBean(HikariDataSource.class)));
    }

    @Test
    void nobody_waits_for_a_connection_longer_than_three_seconds() {
        named.run(context -> assertThatNobodyWaitsLong(context.getBean(HikariDataSource.class)));
        unnamed.run(context -> assertThatNobodyWaitsLong(context.getBean(HikariDataSource.class)));
    }

    private static void assertThatNobodyWaitsLong(HikariDataSource pool) {
        assertThat(Duration.ofMillis(pool.getConnectionTimeout())).isEqualTo(Duration.ofSeconds(3));
    }

    private static void assertThatNoValueIsTold(HikariDataSource pool) {
        UUID marker = UUID.randomUUID();
        insert(pool, marker);

        Throwable refused = catchThrowable(() -> insert(pool, marker));

        assertThat(refused).isInstanceOf(DuplicateKeyException.class);
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString())
                    .contains("hold_pk")
                    .doesNotContain(HexFormat.of().formatHex(bytes(marker)))
                    .doesNotContain("Key (");
        }
        assertThat(refused).hasStackTraceContaining("hold_pk");
    }

    private static void insert(HikariDataSource pool, UUID marker) {
        JdbcClient.create(pool)
                .sql("""
                        insert into booking.hold
                          (person_key, birth_hash, dose_ordinal, hold_id, site_id, slot_id, starts_at, created_at,
                           held_until)
                        values (:marker, :marker, 1, :id, :id, :id, '2021-04-01', '2021-04-01',
                                '2021-04-01')""")
                .param("marker", bytes(marker))
                .param("id", marker)
                .update();
    }

    private static byte[] bytes(UUID marker) {
        return marker.toString().getBytes(StandardCharsets.UTF_8);
    }
}
