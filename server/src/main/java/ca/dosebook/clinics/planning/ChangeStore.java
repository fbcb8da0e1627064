package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of the changes that can be taken back. */
@Repository
class ChangeStore {

    /** A day before and after a change. */
    record ChangedDay(ClinicDay before, ClinicDay after) {}

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID change, UUID user, Instant now, List<DayResult> changed) {
        for (DayResult day : changed) {
            jdbc.sql("""
                            insert into clinics.day_change
                              (site_id, clinic_day_id, change_id, user_id, made_at, before, after)
                            values (:site_id, :clinic_day_id, :change_id, :user_id, :made_at, cast(:before as jsonb),
                                    cast(:after as jsonb))""")
                    .param("site_id", day.before().site().value())
                    .param("clinic_day_id", day.before().id().value())
                    .param("change_id", change)
                    .param("user_id", user)
                    .param("made_at", at(now))
                    .param("before", json.writeValueAsString(day.before()))
                    .param("after", json.writeValueAsString(day.after()))
                    .update();
        }
    }

    /** The last change of this user since a moment, unless it was taken back. */
    Optional<UUID> lastOf(UUID user, Instant since) {
        return jdbc.sql("""
                        select change_id, undone_at
                          from clinics.day_change
                         where user_id = :user_id and made_at >= :since
                         order by made_at desc, change_id desc
                         limit 1""")
                .param("user_id", user)
                .param("since", at(since))
                .query((row, n) -> row.getObject("undone_at") == null
                        ? Optional.of(row.getObject("change_id", UUID.class))
                        : Optional.<UUID>empty())
                .optional()
                .flatMap(found -> found);
    }

    List<ChangedDay> days(UUID change) {
        return jdbc.sql("""
                        select before, after
                          from clinics.day_change
                         where change_id = :change_id and undone_at is null
                         order by site_id, clinic_day_id""")
                .param("change_id", change)
                .query((row, n) -> new ChangedDay(day(row, "before"), day(row, "after")))
                .list();
    }

    private ClinicDay day(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), ClinicDay.class);
    }

    /** Whether this call did it: of two who take back the same change, one. */
    boolean undo(UUID change, Instant now) {
        return jdbc.sql("""
                        update clinics.day_change
                           set undone_at = :now
                         where change_id = :change_id and undone_at is null""").param("now", at(now)).param("change_id", change).update() > 0;
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
