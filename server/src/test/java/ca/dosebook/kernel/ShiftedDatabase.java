package ca.dosebook.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose clock is set, or that can't be reached: every session sees a function of its own instead. */
final class ShiftedDatabase extends DelegatingDataSource {

    private Duration shift = Duration.ZERO;
    private boolean away;

    ShiftedDatabase(DataSource real) {
        super(real);
    }

    void shift(Duration by) {
        shift = by;
    }

    void goAway() {
        away = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw new SQLException("away", "08001");
        }
        Connection connection = super.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create or replace function public.clock_timestamp() returns timestamptz language sql as
                    'select pg_catalog.clock_timestamp() + interval ''%d seconds'''""".formatted(shift.toSeconds()));
            statement.execute("set search_path = public, pg_catalog");
        }
        return connection;
    }
}
