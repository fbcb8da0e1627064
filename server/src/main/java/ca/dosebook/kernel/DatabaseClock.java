package ca.dosebook.kernel;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The database's clock, so that every node agrees on the moment, whatever its own clock says: an opening is the same
 * instant everywhere. Between readings it advances by the processor's monotonic timer. It runs behind the database by up
 * to a round trip and never ahead of it, so that nothing opens early.
 */
public final class DatabaseClock extends Clock {

    private final DataSource database;
    private volatile Reading reading;

    private record Reading(Instant database, long nanos) {}

    /** Reads the database's clock once; throws when it can't be reached. */
    public DatabaseClock(DataSource database) {
        this.database = database;
        this.reading = read();
    }

    /** Reads the database's clock again; to be called every second or so. */
    public void adjust() {
        reading = read();
    }

    private Reading read() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant now = row.getObject(1, OffsetDateTime.class).toInstant();
            return new Reading(now, System.nanoTime());
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not tell the time", e);
        }
    }

    @Override
    public Instant instant() {
        Reading last = reading;
        return last.database().plusNanos(System.nanoTime() - last.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Unsupported: a zone belongs to a site, not to the clock. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the zone belongs to the site");
    }
}
