package ca.dosebook.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the demo. */
@Repository
class LoadStore {

    private final JdbcClient jdbc;
    private final DataSource database;

    LoadStore(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    Optional<Load> find() {
        return jdbc.sql("select mode, loaded_on, opens_at from demo.load")
                .query((row, n) -> new Load(
                        DemoMode.valueOf(row.getString("mode")),
                        row.getObject("loaded_on", LocalDate.class),
                        row.getObject("opens_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** False when it is there already; another node that is loading is waited for. */
    boolean insert(Load load) {
        return jdbc.sql("""
                                insert into demo.load (mode, loaded_on, opens_at)
                                values (:mode, :loaded_on, :opens_at)
                                on conflict do nothing""")
                        .param("mode", load.mode().name())
                        .param("loaded_on", load.loadedOn())
                        .param("opens_at", load.opensAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * Does this while no other node does; the others wait. It is no part of a transaction, so that the booking engine, with
     * connections of its own, sees at once what was written.
     */
    void alone(Runnable work) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from demo.load for update");
            try {
                work.run();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("one demo at a time", null, e);
        }
    }

    /** False when it is in that mode already. */
    boolean changeMode(Load load) {
        return jdbc.sql("""
                                update demo.load
                                   set mode = :mode, opens_at = :opens_at
                                 where mode <> :mode""")
                        .param("mode", load.mode().name())
                        .param("opens_at", load.opensAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
