package ca.dosebook.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL database with every module's tables, for one test class alone. Empty but for what migrations put
 * there.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase db = TestDatabase.fresh();
 * }</pre>
 *
 * <p>Registered so, it is dropped after the class. A plain variable works too; then it lives until the next run.
 */
public final class TestDatabase implements AfterAllCallback, AutoCloseable {

    private final String name;
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;

    private TestDatabase(String name) {
        this.name = name;
        var config = new HikariConfig();
        config.setJdbcUrl(TestServer.get().postgres().url(name));
        config.setUsername(user());
        config.setPassword(password());
        config.setPoolName(name);
        config.setMaximumPoolSize(32);
        config.setMinimumIdle(0);
        config.setIdleTimeout(TimeUnit.SECONDS.toMillis(10));
        this.dataSource = new HikariDataSource(config);
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A new database. Takes some tens of milliseconds; the first one in a JVM also starts the server and migrates. */
    public static TestDatabase fresh() {
        return new TestDatabase(TestServer.get().clonedDatabase());
    }

    /** Connections in autocommit, as in production; at most 32 at once, so that a race can have many contenders. */
    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** As the owner of the tables, who may change them and what is in them: for tests that break something. */
    public JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(url(), ownerName(), password()));
    }

    /** Whether the role that owns the tables of tests has the right to make databases, too. */
    public static void ownersMayMakeDatabases(boolean may) {
        TestServer.get().letOwnerMakeDatabases(may);
    }

    public String url() {
        return TestServer.get().postgres().url(name);
    }

    /** The role of the application: rows alone, and no changing of what is append-only. */
    public String user() {
        return TestServer.get().postgres().user();
    }

    /** The role that owns the tables and migrates them. */
    public String ownerName() {
        return TestServer.get().postgres().owner();
    }

    public String password() {
        return TestServer.get().postgres().password();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        dataSource.close();
        TestServer.get().drop(name);
    }
}
