package ca.dosebook.audit;

import ca.dosebook.audit.AuditLog.Hour;
import ca.dosebook.audit.AuditLog.Numbers;
import ca.dosebook.audit.AuditLog.Period;
import ca.dosebook.kernel.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that reads the log for people. */
@Repository
class LogStore {

    private static final String SELECT = """
            select entry_id, recorded_at, actor_kind, user_id, organization_id, origin, act, person_key, object_id, reason,
                   note
              from audit.entry
            """;

    private static final String PAGE = """
               and recorded_at >= :from
               and (recorded_at, entry_id) < (:after_at, :after_id)
               and (:all_kinds or act_kind = any(cast(:kinds as text[])))
             order by recorded_at desc, entry_id desc
             limit :most""";

    private final JdbcClient jdbc;

    LogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RecordedEntry> byUser(UUID user, Period period, Set<Act.Kind> kinds, Place after, int most) {
        return page(
                        jdbc.sql(SELECT + " where user_id = :user_id\n" + PAGE).param("user_id", user),
                        period,
                        kinds,
                        after)
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    List<RecordedEntry> byPerson(PersonKey person, Period period, Set<Act.Kind> kinds, Place after, int most) {
        return page(
                        jdbc.sql(SELECT + " where person_key = :person_key\n" + PAGE)
                                .param("person_key", person.value()),
                        period,
                        kinds,
                        after)
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    List<RecordedEntry> byPersons(
            Collection<PersonKey> persons, Period period, Set<Act.Kind> kinds, Place after, int most) {
        return page(
                        jdbc.sql(SELECT + " where person_key = any(:person_keys)\n" + PAGE)
                                .param(
                                        "person_keys",
                                        persons.stream().map(PersonKey::value).toArray(byte[][]::new)),
                        period,
                        kinds,
                        after)
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    private static JdbcClient.StatementSpec page(
            JdbcClient.StatementSpec statement, Period period, Set<Act.Kind> kinds, Place after) {
        // The end of the period is not in it: a place before everything at that moment.
        boolean fromEnd = !after.at().isBefore(period.until());
        return statement
                .param("from", time(period.from()))
                .param("after_at", time(fromEnd ? period.until() : after.at()))
                .param("after_id", fromEnd ? new UUID(0, 0) : after.id())
                .param("all_kinds", kinds.isEmpty())
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new));
    }

    Optional<RecordedEntry> find(UUID id) {
        return jdbc.sql(SELECT + "where entry_id = :entry_id")
                .param("entry_id", id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** The order is made anew by every seed, and by nothing else. */
    List<RecordedEntry> sample(Period period, long seed, int size) {
        return jdbc.sql(SELECT + """
                        where entry_id = any(array(
                          select entry_id
                            from audit.entry
                           where user_id is not null and act_kind in ('SEARCH', 'VIEW')
                             and recorded_at >= :from and recorded_at < :until
                           order by hashtextextended(cast(entry_id as text), :seed), entry_id
                           limit :size))
                        order by recorded_at desc, entry_id desc""")
                .param("from", time(period.from()))
                .param("until", time(period.until()))
                .param("seed", seed)
                .param("size", size)
                .query((row, n) -> entry(row))
                .list();
    }

    List<Hour> hours(Period period, int most) {
        return jdbc.sql("""
                        select user_id, date_trunc('hour', recorded_at) as hour, count(*) as looks
                          from audit.entry
                         where user_id is not null and act_kind in ('SEARCH', 'VIEW')
                           and recorded_at >= :from and recorded_at < :until
                         group by user_id, date_trunc('hour', recorded_at)
                         order by looks desc, hour desc, user_id
                         limit :most""")
                .param("from", time(period.from()))
                .param("until", time(period.until()))
                .param("most", most)
                .query((row, n) -> hour(row))
                .list();
    }

    List<Hour> hours(UUID user, Period period) {
        return jdbc.sql("""
                        select user_id, date_trunc('hour', recorded_at) as hour, count(*) as looks
                          from audit.entry
                         where user_id = :user_id and act_kind in ('SEARCH', 'VIEW')
                           and recorded_at >= :from and recorded_at < :until
                         group by user_id, date_trunc('hour', recorded_at)
                         order by hour desc""")
                .param("user_id", user)
                .param("from", time(period.from()))
                .param("until", time(period.until()))
                .query((row, n) -> hour(row))
                .list();
    }

    Numbers numbers(Period period) {
        return jdbc.sql("""
                        select count(*) filter (where act_kind in ('SEARCH', 'VIEW')) as looks,
                               count(distinct user_id) as users,
                               count(*) filter (where act_kind = 'CHANGE') as changes,
                               count(*) filter (where act_kind = 'REFUSAL') as refusals,
                               count(*) filter (where act_kind = 'EXPORT') as exports
                          from audit.entry
                         where user_id is not null and recorded_at >= :from and recorded_at < :until""")
                .param("from", time(period.from()))
                .param("until", time(period.until()))
                .query((row, n) -> new Numbers(
                        row.getLong("looks"),
                        row.getLong("users"),
                        row.getLong("changes"),
                        row.getLong("refusals"),
                        row.getLong("exports")))
                .single();
    }

    private static Hour hour(ResultSet row) throws SQLException {
        return new Hour(
                row.getObject("user_id", UUID.class),
                row.getObject("hour", OffsetDateTime.class).toInstant(),
                row.getLong("looks"));
    }

    private static RecordedEntry entry(ResultSet row) throws SQLException {
        Actor actor = new Actor(
                Actor.Kind.valueOf(row.getString("actor_kind")),
                Optional.ofNullable(row.getObject("user_id", UUID.class)),
                Optional.ofNullable(row.getObject("organization_id", UUID.class)),
                row.getString("origin"));
        return new RecordedEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new AuditEntry(
                        actor,
                        Act.valueOf(row.getString("act")),
                        Optional.ofNullable(row.getBytes("person_key")).map(PersonKey::new),
                        Optional.ofNullable(row.getObject("object_id", UUID.class)),
                        Optional.ofNullable(row.getString("reason")).map(AccessReason::valueOf),
                        row.getString("note")));
    }

    private static OffsetDateTime time(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
