package ca.dosebook.reporting.pilot;

import ca.dosebook.reporting.Days;
import ca.dosebook.rollout.HealthUnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many invitations there are, and how far each has come. */
@Component
class InvitationFigureStore {

    private final JdbcClient jdbc;

    InvitationFigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What invitations are broken down by. */
    enum By {
        AGE,
        GROUP,
        LANGUAGE
    }

    /** The numbers of a breakdown. */
    enum Column {
        INVITED(Funnel::invited),
        OPENED(Funnel::opened),
        BOOKED(Funnel::booked);

        private final ToLongFunction<Funnel> number;

        Column(ToLongFunction<Funnel> number) {
            this.number = number;
        }

        long of(Funnel funnel) {
            return number.applyAsLong(funnel);
        }
    }

    Map<Integer, Funnel> byUnit(Days days) {
        Map<Integer, Funnel> found = new HashMap<>();
        jdbc.sql("""
                        select i.health_unit_id,
                               count(*) as invited,
                               count(coalesce(i.sent_at, i.called_at, i.opened_at, i.used_at, i.declined_at)) as sent,
                               count(coalesce(i.opened_at, i.used_at)) as opened,
                               count(i.used_at) as booked,
                               count(i.declined_at) as declined,
                               count(i.bounced_at) as bounced,
                               count(*) filter (where i.misused > 0) as misused
                          from invitations.invitation as i
                         where i.issued_at >= :from and i.issued_at < :until
                           and (i.revoked_at is null or i.used_at is not null)
                         group by i.health_unit_id""")
                .param("from", days.from())
                .param("until", days.until())
                .query((row, n) -> found.put(row.getInt("health_unit_id"), funnel(row)))
                .list();
        return found;
    }

    /** By the code of the part, the empty one for invitations of which it is not recorded. */
    Map<String, Funnel> by(By by, Optional<HealthUnitId> unit, Days days) {
        Map<String, Funnel> found = new HashMap<>();
        jdbc.sql("""
                        select p.code,
                               count(*) as invited,
                               count(coalesce(i.sent_at, i.called_at, i.opened_at, i.used_at, i.declined_at)) as sent,
                               count(coalesce(i.opened_at, i.used_at)) as opened,
                               count(i.used_at) as booked,
                               count(i.declined_at) as declined,
                               count(i.bounced_at) as bounced,
                               count(*) filter (where i.misused > 0) as misused
                          from invitations.invitation as i
                         cross join lateral (
                               select coalesce(case :by when 'AGE' then i.age_band
                                                        when 'GROUP' then i.group_code
                                                        else upper(i.language) end, '') as code) as p
                         where i.issued_at >= :from and i.issued_at < :until
                           and (i.revoked_at is null or i.used_at is not null)
                           and (cast(:unit as integer) is null or i.health_unit_id = cast(:unit as integer))
                         group by p.code""")
                .param("by", by.name())
                .param("from", days.from())
                .param("until", days.until())
                .param("unit", unit.map(HealthUnitId::value).orElse(null))
                .query((row, n) -> found.put(row.getString("code"), funnel(row)))
                .list();
        return found;
    }

    private static Funnel funnel(ResultSet row) throws SQLException {
        return new Funnel(
                row.getLong("invited"),
                row.getLong("sent"),
                row.getLong("opened"),
                row.getLong("booked"),
                row.getLong("declined"),
                row.getLong("bounced"),
                row.getLong("misused"));
    }
}
