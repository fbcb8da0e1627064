package ca.dosebook.access.ceilings;

import ca.dosebook.access.UserId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the ceilings. */
@Repository
class CeilingStore {

    /** An hour that lies behind the row's is another node's clock, a moment late: it counts for the row's hour. */
    private static final String TAKE = """
            insert into access.ceiling as c (user_id, kind, day, hour, in_hour, in_day)
            select :user_id, :kind, :day, :hour, 1, 1
             where :most_in_hour > 0 and :most_in_day > 0
            on conflict (user_id, kind, day) do update
              set in_hour = case when c.hour >= excluded.hour then c.in_hour + 1 else 1 end,
                  in_day = c.in_day + 1,
                  hour = greatest(c.hour, excluded.hour)
              where (c.hour < excluded.hour or c.in_hour < :most_in_hour)
                and c.in_day < :most_in_day
            returning in_hour, in_day""";

    private final JdbcClient jdbc;

    CeilingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Count(int inHour, int inDay) {}

    /** Counts one more; empty, and nothing counted, where the ceiling is reached. */
    Optional<Count> take(UserId user, CeilingKind kind, LocalDate day, int hour, Ceiling most) {
        return jdbc.sql(TAKE)
                .param("user_id", user.value())
                .param("kind", kind.name())
                .param("day", day)
                .param("hour", hour)
                .param("most_in_hour", most.hour())
                .param("most_in_day", most.day())
                .query((row, n) -> new Count(row.getInt("in_hour"), row.getInt("in_day")))
                .optional();
    }

    int inDay(UserId user, CeilingKind kind, LocalDate day) {
        return jdbc.sql("""
                        select in_day
                          from access.ceiling
                         where user_id = :user_id and kind = :kind and day = :day""")
                .param("user_id", user.value())
                .param("kind", kind.name())
                .param("day", day)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
