package ca.dosebook.testing;

import ca.dosebook.Dosebook;
import ca.dosebook.embedded.DatabaseRights;
import ca.dosebook.embedded.EmbeddedPostgres;
import ca.dosebook.kernel.StartupProblem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.runtime.flyway.HasMigrationFiles;
import org.springframework.modulith.runtime.flyway.SpringModulithFlywayMigrationStrategy;

/** The one PostgreSQL of this test JVM and its migrated template. Kept in {@code target}, so that only the first start is slow. */
final class TestServer {

    private static final Path DIRECTORY = Path.of("target", "test-postgres").toAbsolutePath();
    private static final String TEMPLATE = "dosebook_template";

    /**
     * A test's database is thrown away, so it need not survive a power cut: without the wait for the disk, cloning takes
     * a fraction of the time. Tests of durability start an {@link EmbeddedPostgres} of their own, with everything on.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "300",
            "shared_buffers", "128MB");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Started at the first use; ends when the JVM is gone. A shutdown hook would race those of the applications under test,
     * whose last acts need the database.
     */
    static TestServer get() {
        return Holder.SERVER;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** A new database, a copy of the template. */
    String clonedDatabase() {
        String name = "test_" + NUMBER.incrementAndGet();
        administer("create database %s template %s owner %s strategy file_copy"
                .formatted(name, TEMPLATE, postgres.owner()));
        return name;
    }

    /** Drops it, together with whatever is still connected. */
    void drop(String database) {
        administer("drop database if exists %s with (force)".formatted(database));
    }

    void letOwnerMakeDatabases(boolean may) {
        administer("alter role " + postgres.owner() + (may ? " createdb" : " nocreatedb"));
    }

    private void administer(String statement) {
        try (Connection connection = administration();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private Connection administration() throws SQLException {
        return DriverManager.getConnection(postgres.url("postgres"), postgres.administrator(), postgres.password());
    }

    private void clearEarlierRuns() {
        var names = new ArrayList<String>();
        try (Connection connection = administration();
                var sql = connection.createStatement();
                var rows =
                        sql.executeQuery("select datname from pg_database where datname like 'test\\_%' or datname = '"
                                + TEMPLATE + "'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        names.forEach(this::drop);
    }

    /** The application's own way of migrating: each module's folder, in the order of dependency. */
    private void makeTemplate() {
        administer("create database %s owner %s".formatted(TEMPLATE, postgres.owner()));
        var migrations = new SpringModulithFlywayMigrationStrategy(
                ApplicationModuleIdentifiers.of(ApplicationModules.of(Dosebook.class)),
                new HasMigrationFiles(new PathMatchingResourcePatternResolver()));
        migrations.migrate(Flyway.configure()
                .dataSource(postgres.url(TEMPLATE), postgres.owner(), postgres.password())
                .locations("classpath:db/migration")
                .load());
        DatabaseRights.give(
                new DriverManagerDataSource(postgres.url(TEMPLATE), postgres.owner(), postgres.password()),
                postgres.user());
    }

    private static TestServer start() {
        for (int copy = 1; ; copy++) {
            try {
                return new TestServer(EmbeddedPostgres.start(
                        DIRECTORY.resolve("data-" + copy), DIRECTORY.resolve("programs"), SETTINGS));
            } catch (StartupProblem e) {
                // Another test run has that copy, from a second terminal or an editor.
                if (copy == 8) {
                    throw e;
                }
            }
        }
    }

    private static final class Holder {
        private static final TestServer SERVER = start();

        static {
            SERVER.clearEarlierRuns();
            SERVER.makeTemplate();
        }
    }
}
