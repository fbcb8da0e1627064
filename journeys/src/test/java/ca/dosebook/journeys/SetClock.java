package ca.dosebook.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The clock of a product's embedded database, which goes on from wherever it is set: a function of the same name as
 * PostgreSQL's, found before it by the application's role. What runs against it is the product as it is shipped.
 */
final class SetClock {

    private static final String INSTALL = """
            create schema set_clock;
            create table set_clock.ahead (seconds double precision not null);
            insert into set_clock.ahead values (0);
            create function set_clock.clock_timestamp() returns timestamptz language sql volatile as
              'select pg_catalog.clock_timestamp() + make_interval(secs => seconds) from set_clock.ahead';
            grant usage on schema set_clock to public;
            grant select on set_clock.ahead to public;
            alter role dosebook_app set search_path = set_clock, pg_catalog, public;
            """;

    /** How far a node's time may be off: it was read a moment ago. */
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Path data;
    private final List<Product> nodes = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    private SetClock(Path data) {
        this.data = data;
    }

    /** For a product that is started again afterwards: the connections it has go on with PostgreSQL's own. */
    static SetClock installedIn(Path data) {
        SetClock clock = new SetClock(data);
        clock.execute(INSTALL);
        return clock;
    }

    /** From now on {@link #set} returns when this node goes by it: it reads the database's clock once a second. */
    void isFollowedBy(Product node) {
        nodes.add(node);
    }

    /** Whoever came before a node goes by it would have been away, to that node, for all the time that is skipped. */
    void set(Instant moment) {
        ahead = Duration.ofMillis(moment.toEpochMilli() - System.currentTimeMillis());
        execute("update set_clock.ahead set seconds = " + ahead.toMillis() / 1000.0);
        long begun = System.nanoTime();
        for (Product node : nodes) {
            while (Math.abs(node.now().toEpochMilli() - millis()) > A_MOMENT.toMillis()) {
                if (System.nanoTime() - begun > LONGEST.toNanos()) {
                    throw new AssertionError("a node goes by " + node.now() + ", not by " + moment);
                }
            }
        }
    }

    /** In milliseconds since 1970: for the phones of the staff. */
    long millis() {
        return System.currentTimeMillis() + ahead.toMillis();
    }

    /** As the superuser sees it, in the product's database. */
    Optional<Instant> moment(String query) {
        try (Connection connection = connected();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    long number(String query) {
        try (Connection connection = connected();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** The settings with which a second node runs on the same database. */
    String[] settingsOfAnotherNode(String... more) {
        String[] settings = {
            "--spring.datasource.url=" + url(),
            "--spring.datasource.username=dosebook_app",
            "--spring.datasource.password=" + password(),
            "--spring.flyway.user=dosebook",
            "--spring.flyway.password=" + password(),
            "--dosebook.keys=" + data.resolve("keys")
        };
        String[] all = Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return all;
    }

    private void execute(String sql) {
        try (Connection connection = connected();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connected() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", password());
    }

    /** Another at each start of the product. */
    private String url() {
        return "jdbc:postgresql://127.0.0.1:"
                + line(data.resolve("pgdata").resolve("postmaster.pid"), 3).strip() + "/dosebook";
    }

    private String password() {
        String line = line(data.resolve("pgpass"), 0);
        return line.substring(line.lastIndexOf(':') + 1);
    }

    private static String line(Path file, int number) {
        try {
            return Files.readAllLines(file).get(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
