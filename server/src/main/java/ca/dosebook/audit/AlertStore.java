package ca.dosebook.audit;

import ca.dosebook.kernel.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the alerts. */
@Repository
class AlertStore {

    private static final String INSERT = """
            insert into audit.alert (alert_id, kind, raised_at, day, user_id, person_key)
            values (:alert_id, :kind, :raised_at, :day, cast(:user_id as uuid), cast(:person_key as bytea))
            on conflict (kind, user_id, person_key, day) where reviewed_at is null do nothing""";

    private static final String SELECT = """
            select alert_id, kind, raised_at, user_id, person_key, outcome, reviewed_at, reviewed_by, note
              from audit.alert
            """;

    private final JdbcClient jdbc;

    AlertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is new: one of the same sort may still be open. */
    boolean insert(
            UUID id, AlertKind kind, Instant now, LocalDate day, Optional<UUID> user, Optional<PersonKey> person) {
        return jdbc.sql(INSERT)
                        .param("alert_id", id)
                        .param("kind", kind.name())
                        .param("raised_at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .param("day", day)
                        .param("user_id", user.orElse(null))
                        .param("person_key", person.map(PersonKey::value).orElse(null))
                        .update()
                == 1;
    }

    /** Whether it was open and is reviewed now. */
    boolean review(UUID id, Alert.Review review) {
        return jdbc.sql("""
                                update audit.alert
                                   set outcome = :outcome, reviewed_at = :reviewed_at, reviewed_by = :reviewed_by, note = :note
                                 where alert_id = :alert_id and reviewed_at is null""")
                        .param("alert_id", id)
                        .param("outcome", review.outcome().name())
                        .param("reviewed_at", OffsetDateTime.ofInstant(review.at(), ZoneOffset.UTC))
                        .param("reviewed_by", review.by())
                        .param("note", review.note())
                        .update()
                == 1;
    }

    Optional<Alert> find(UUID id) {
        return jdbc.sql(SELECT + "where alert_id = :alert_id")
                .param("alert_id", id)
                .query((row, n) -> alert(row))
                .optional();
    }

    /** The newest first, those after a place in this order. */
    List<Alert> list(boolean open, Place after, int most) {
        return jdbc.sql(SELECT + """
                        where (reviewed_at is null) = :open
                          and (raised_at, alert_id) < (:raised_at, :alert_id)
                        order by raised_at desc, alert_id desc
                        limit :most""")
                .param("open", open)
                .param("raised_at", OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC))
                .param("alert_id", after.id())
                .param("most", most)
                .query((row, n) -> alert(row))
                .list();
    }

    int countOpen() {
        return jdbc.sql("select count(*) from audit.alert where reviewed_at is null")
                .query(Integer.class)
                .single();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("alert_id", UUID.class),
                AlertKind.valueOf(row.getString("kind")),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("user_id", UUID.class)),
                Optional.ofNullable(row.getBytes("person_key")).map(PersonKey::new),
                review(row));
    }

    private static Optional<Alert.Review> review(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("reviewed_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Alert.Review(
                        AlertOutcome.valueOf(row.getString("outcome")),
                        at.toInstant(),
                        row.getObject("reviewed_by", UUID.class),
                        row.getString("note")));
    }
}
