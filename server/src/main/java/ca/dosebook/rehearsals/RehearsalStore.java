package ca.dosebook.rehearsals;

import ca.dosebook.rehearsals.Rehearsal.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the rehearsals and their reports. Each change of state is a guarded update: two nodes never both win. */
@Repository
class RehearsalStore {

    private static final String SELECT = """
            select r.rehearsal_id, r.asked_by, r.agreed_by, r.agreed_at, r.state, r.address,
                   r.key_sealed is not null as key_waits, r.ended_at, r.problem
              from rehearsals.rehearsal as r
            """;

    private final JdbcClient jdbc;

    RehearsalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False while another is not over. */
    boolean insert(RehearsalId id, UUID askedBy, UUID agreedBy, Instant at) {
        return jdbc.sql("""
                                insert into rehearsals.rehearsal (rehearsal_id, asked_by, agreed_by, agreed_at)
                                values (:id, :asked, :agreed, :at)
                                on conflict do nothing""")
                        .param("id", id.value())
                        .param("asked", askedBy)
                        .param("agreed", agreedBy)
                        .param("at", moment(at))
                        .update()
                == 1;
    }

    /** Takes the one that is wanted for this node; empty when there is none, or another node was quicker. */
    Optional<RehearsalId> take(UUID node, Instant at) {
        return jdbc.sql("""
                        update rehearsals.rehearsal
                           set state = 'PREPARING', node = :node, seen_at = :at
                         where state = 'WANTED'
                        returning rehearsal_id""")
                .param("node", node)
                .param("at", moment(at))
                .query((row, n) -> new RehearsalId(row.getObject("rehearsal_id", UUID.class)))
                .optional();
    }

    /** Takes over what a node left that has not been seen since then; its database is to be dropped. */
    Optional<RehearsalId> takeLeft(UUID node, Instant preparingSince, Instant runningSince, Instant at) {
        return jdbc.sql("""
                        update rehearsals.rehearsal
                           set state = 'ENDING', node = :node, seen_at = :at, key_sealed = null
                         where (state = 'PREPARING' and seen_at < :preparing)
                            or (state in ('READY', 'ENDING') and seen_at < :running)
                        returning rehearsal_id""")
                .param("node", node)
                .param("preparing", moment(preparingSince))
                .param("running", moment(runningSince))
                .param("at", moment(at))
                .query((row, n) -> new RehearsalId(row.getObject("rehearsal_id", UUID.class)))
                .optional();
    }

    /** False when the rehearsal is not this node's any more. */
    boolean ready(RehearsalId id, UUID node, String address, byte[] keyHash, byte[] keySealed, Instant at) {
        return jdbc.sql("""
                                update rehearsals.rehearsal
                                   set state = 'READY', address = :address, key_hash = :hash, key_sealed = :sealed,
                                       ready_at = :at, seen_at = :at
                                 where rehearsal_id = :id and node = :node and state = 'PREPARING'""")
                        .param("address", address)
                        .param("hash", keyHash)
                        .param("sealed", keySealed)
                        .param("at", moment(at))
                        .param("id", id.value())
                        .param("node", node)
                        .update()
                == 1;
    }

    /** Says that this node is there; empty when the rehearsal is not its any more. */
    Optional<State> seen(RehearsalId id, UUID node, Instant at) {
        return jdbc.sql("""
                        update rehearsals.rehearsal
                           set seen_at = :at
                         where rehearsal_id = :id and node = :node and ended_at is null
                        returning state""")
                .param("at", moment(at))
                .param("id", id.value())
                .param("node", node)
                .query((row, n) -> State.valueOf(row.getString("state")))
                .optional();
    }

    /** One that no node has taken is over at once. */
    boolean wantEnd(RehearsalId id, Instant at) {
        return jdbc.sql("""
                                update rehearsals.rehearsal
                                   set state = case state when 'WANTED' then 'ENDED' else 'ENDING' end,
                                       ended_at = case state when 'WANTED' then cast(:at as timestamptz) end,
                                       key_sealed = null
                                 where rehearsal_id = :id and state in ('WANTED', 'READY')""").param("at", moment(at)).param("id", id.value()).update() == 1;
    }

    /** @param problem null when all went well */
    void over(RehearsalId id, UUID node, @Nullable String problem, Instant at) {
        jdbc.sql("""
                        update rehearsals.rehearsal
                           set state = case when cast(:problem as text) is null then 'ENDED' else 'FAILED' end,
                               problem = :problem, ended_at = :at, key_sealed = null
                         where rehearsal_id = :id and node = :node and ended_at is null""")
                .param("problem", problem)
                .param("at", moment(at))
                .param("id", id.value())
                .param("node", node)
                .update();
    }

    Optional<byte[]> takeKey(RehearsalId id) {
        return jdbc.sql("""
                        with shown as (
                          select rehearsal_id, key_sealed
                            from rehearsals.rehearsal
                           where rehearsal_id = :id and key_sealed is not null
                             for update
                        )
                        update rehearsals.rehearsal as r
                           set key_sealed = null
                          from shown
                         where r.rehearsal_id = shown.rehearsal_id
                        returning shown.key_sealed""")
                .param("id", id.value())
                .query((row, n) -> row.getBytes("key_sealed"))
                .optional();
    }

    Optional<Rehearsal> current() {
        return jdbc.sql(SELECT + " where r.ended_at is null")
                .query(RehearsalStore::rehearsal)
                .optional();
    }

    Optional<Rehearsal> withKey(byte[] hash) {
        return jdbc.sql(SELECT + " where r.key_hash = :hash and r.state in ('READY', 'ENDING')")
                .param("hash", hash)
                .query(RehearsalStore::rehearsal)
                .optional();
    }

    List<Rehearsal> all(int most) {
        return jdbc.sql(SELECT + " order by r.agreed_at desc, r.rehearsal_id limit :most")
                .param("most", most)
                .query(RehearsalStore::rehearsal)
                .list();
    }

    void insert(Report report) {
        jdbc.sql("""
                        insert into rehearsals.report (report_id, rehearsal_id, received_at, day, passed, content)
                        values (:id, :rehearsal, :at, :day, :passed, cast(:content as jsonb))""")
                .param("id", report.id())
                .param("rehearsal", report.rehearsal().value())
                .param("at", moment(report.receivedAt()))
                .param("day", report.day())
                .param("passed", report.passed())
                .param("content", report.content())
                .update();
    }

    List<Report> reports(int most) {
        return jdbc.sql("""
                        select report_id, rehearsal_id, received_at, day, passed, '' as content
                          from rehearsals.report
                         order by received_at desc, report_id
                         limit :most""").param("most", most).query(RehearsalStore::report).list();
    }

    Optional<Report> report(UUID id) {
        return jdbc.sql("""
                        select report_id, rehearsal_id, received_at, day, passed, cast(content as text) as content
                          from rehearsals.report
                         where report_id = :id""").param("id", id).query(RehearsalStore::report).optional();
    }

    private static Rehearsal rehearsal(ResultSet row, int n) throws SQLException {
        return new Rehearsal(
                new RehearsalId(row.getObject("rehearsal_id", UUID.class)),
                row.getObject("asked_by", UUID.class),
                row.getObject("agreed_by", UUID.class),
                row.getObject("agreed_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("address"),
                row.getBoolean("key_waits"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("problem"));
    }

    private static Report report(ResultSet row, int n) throws SQLException {
        return new Report(
                row.getObject("report_id", UUID.class),
                new RehearsalId(row.getObject("rehearsal_id", UUID.class)),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("day"),
                row.getBoolean("passed"),
                row.getString("content"));
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
