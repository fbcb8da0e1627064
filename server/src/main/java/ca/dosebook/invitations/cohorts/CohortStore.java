package ca.dosebook.invitations.cohorts;

import ca.dosebook.rollout.HealthUnitId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of cohorts as a whole. */
@Repository
class CohortStore {

    private static final String SELECT = """
            select o.cohort_id, o.health_unit_id, o.name, o.state, o.uploaded_by, o.uploaded_at, o.step, o.lines_read,
                   o.lines_total, o.read_at, o.problem, o.columns, o.unknown_columns, o.date_order, o.approved_by,
                   o.approved_at,
                   coalesce(counted.ready, 0) as ready, coalesce(counted.held, 0) as held,
                   coalesce(counted.left_out, 0) as left_out
              from invitations.cohort as o
              left join lateral (
                select count(*) filter (where c.state = 'READY') as ready,
                       count(*) filter (where c.state = 'HELD') as held,
                       count(*) filter (where c.state = 'LEFT_OUT') as left_out
                  from invitations.candidate as c
                 where c.cohort_id = o.cohort_id
              ) as counted on true
            """;

    private final JdbcClient jdbc;

    CohortStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CohortId id, HealthUnitId unit, String name, UUID by, Instant now) {
        jdbc.sql("""
                        insert into invitations.cohort
                          (cohort_id, health_unit_id, name, state, uploaded_by, uploaded_at, heard_at)
                        values (:id, :unit, :name, 'READING', :by, :now, :now)""")
                .param("id", id.value())
                .param("unit", unit.value())
                .param("name", name)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    Optional<Cohort> find(HealthUnitId unit, CohortId id) {
        return jdbc.sql(SELECT + "where o.cohort_id = :id and o.health_unit_id = :unit")
                .param("id", id.value())
                .param("unit", unit.value())
                .query((row, n) -> cohort(row))
                .optional();
    }

    /** The newest first. */
    List<Cohort> list(HealthUnitId unit) {
        return jdbc.sql(SELECT + "where o.health_unit_id = :unit order by o.uploaded_at desc, o.cohort_id desc")
                .param("unit", unit.value())
                .query((row, n) -> cohort(row))
                .list();
    }

    /** Keeps everyone else from changing its state until the transaction ends; empty where the unit has no such cohort. */
    Optional<Cohort.State> lock(HealthUnitId unit, CohortId id) {
        return jdbc.sql("""
                        select state from invitations.cohort
                         where cohort_id = :id and health_unit_id = :unit
                           for no key update""")
                .param("id", id.value())
                .param("unit", unit.value())
                .query((row, n) -> Cohort.State.valueOf(row.getString("state")))
                .optional();
    }

    void setState(CohortId id, Cohort.State state) {
        jdbc.sql("""
                        update invitations.cohort
                           set state = :state, approved_by = null, approved_at = null
                         where cohort_id = :id""").param("state", state.name()).param("id", id.value()).update();
    }

    void approve(CohortId id, UUID by, Instant now) {
        jdbc.sql("""
                        update invitations.cohort
                           set state = 'APPROVED', approved_by = :by, approved_at = :now
                         where cohort_id = :id""")
                .param("by", by)
                .param("now", at(now))
                .param("id", id.value())
                .update();
    }

    /** To be compared anew. */
    void readAgain(CohortId id, Instant now) {
        jdbc.sql("""
                        update invitations.cohort
                           set state = 'READING', step = 'WAITING', lines_read = 0, heard_at = :now
                         where cohort_id = :id""").param("now", at(now)).param("id", id.value()).update();
    }

    int invited(CohortId id) {
        return jdbc.sql("""
                        select count(*)
                          from invitations.candidate as c
                          join invitations.invitation as i on i.candidate_id = c.candidate_id
                         where c.cohort_id = :id""").param("id", id.value()).query(Integer.class).single();
    }

    /** Says how far it is; false when it is not to be read any more. */
    boolean heard(CohortId id, Cohort.Progress progress, Instant now) {
        return jdbc.sql("""
                                update invitations.cohort
                                   set step = :step, lines_read = :read, lines_total = cast(:total as integer),
                                       heard_at = :now
                                 where cohort_id = :id and state = 'READING'""")
                        .param("step", progress.step().name())
                        .param("read", progress.linesRead())
                        .param(
                                "total",
                                progress.linesTotal().isPresent()
                                        ? progress.linesTotal().getAsInt()
                                        : null)
                        .param("now", at(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Its lines are all there; false when it is not to be read any more, and then they must not stay. */
    boolean read(CohortId id, int lines, Optional<DateOrder> order, Instant now) {
        return jdbc.sql("""
                                update invitations.cohort
                                   set state = 'IN_REVIEW', lines_read = :lines, lines_total = :lines, read_at = :now,
                                       date_order = cast(:order as text)
                                 where cohort_id = :id and state = 'READING'""")
                        .param("lines", lines)
                        .param("order", order.map(Enum::name).orElse(null))
                        .param("now", at(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void columns(CohortId id, Set<Column> columns, List<Integer> unknown) {
        jdbc.sql("""
                        update invitations.cohort
                           set columns = cast(:columns as text[]), unknown_columns = cast(:unknown as integer[])
                         where cohort_id = :id""")
                .param("columns", columns.stream().sorted().map(Enum::name).toArray(String[]::new))
                .param("unknown", unknown.stream().map(String::valueOf).toArray(String[]::new))
                .param("id", id.value())
                .update();
    }

    /** Gives up reading. A cohort whose lines are there from before can be looked through as before. */
    void giveUp(CohortId id, FileProblem problem) {
        jdbc.sql(GIVE_UP + "and o.cohort_id = :id")
                .param("problem", problem.name())
                .param("id", id.value())
                .update();
    }

    /** Gives up those whose reader has not been heard of since then. */
    int giveUpUnheard(Instant since, Collection<CohortId> alive) {
        return jdbc.sql(GIVE_UP + "and o.heard_at < :since and o.cohort_id <> all (cast(:alive as uuid[]))")
                .param("problem", FileProblem.INTERRUPTED.name())
                .param("since", at(since))
                .param("alive", alive.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .update();
    }

    private static final String GIVE_UP = """
            update invitations.cohort as o
               set state = case when there.lines then 'IN_REVIEW' else 'UNREADABLE' end,
                   problem = case when there.lines then problem else :problem end
              from (
                select k.cohort_id as id,
                       exists (select from invitations.candidate as c where c.cohort_id = k.cohort_id) as lines
                  from invitations.cohort as k
                 where k.state = 'READING'
              ) as there
             where there.id = o.cohort_id and o.state = 'READING'
            """;

    private static Cohort cohort(ResultSet row) throws SQLException {
        Map<CohortRow.State, Integer> rows = new EnumMap<>(CohortRow.State.class);
        rows.put(CohortRow.State.READY, row.getInt("ready"));
        rows.put(CohortRow.State.HELD, row.getInt("held"));
        rows.put(CohortRow.State.LEFT_OUT, row.getInt("left_out"));
        int total = row.getInt("lines_total");
        OptionalInt linesTotal = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(total);
        Instant approvedAt = moment(row, "approved_at");
        return new Cohort(
                new CohortId(row.getObject("cohort_id", UUID.class)),
                new HealthUnitId(row.getInt("health_unit_id")),
                row.getString("name"),
                Cohort.State.valueOf(row.getString("state")),
                row.getObject("uploaded_by", UUID.class),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                new Cohort.Progress(
                        Cohort.Step.valueOf(row.getString("step")),
                        row.getInt("lines_read"),
                        linesTotal,
                        Optional.ofNullable(moment(row, "read_at"))),
                Optional.ofNullable(row.getString("problem")).map(FileProblem::valueOf),
                Arrays.stream((String[]) array(row, "columns"))
                        .map(Column::valueOf)
                        .collect(Collectors.toSet()),
                List.of((Integer[]) array(row, "unknown_columns")),
                Optional.ofNullable(row.getString("date_order")).map(DateOrder::valueOf),
                approvedAt == null
                        ? Optional.empty()
                        : Optional.of(new Cohort.Approval(row.getObject("approved_by", UUID.class), approvedAt)),
                rows);
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
