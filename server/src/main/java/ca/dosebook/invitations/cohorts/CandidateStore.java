package ca.dosebook.invitations.cohorts;

import ca.dosebook.invitations.cohorts.reviewing.Checked;
import ca.dosebook.invitations.cohorts.reviewing.Checked.Hashes;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.secrets.KeyId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of candidates. */
@Repository
class CandidateStore {

    private static final String COLUMNS = """
            c.candidate_id, c.cohort_id, c.line, c.state, c.findings, c.open, c.twin_line, c.details_sealed, o.date_order
            """;

    private final JdbcClient jdbc;

    CandidateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row as stored. */
    record Sealed(
            CandidateId id,
            CohortId cohort,
            int line,
            CohortRow.State state,
            Set<Finding> findings,
            Set<Finding> open,
            OptionalInt twin,
            byte[] details,
            DateOrder order) {}

    /** A line about to be stored. */
    record Fresh(CandidateId id, Checked checked, byte[] sealed) {}

    /** One statement for so many lines. */
    void insert(CohortId cohort, List<Fresh> rows) {
        jdbc.sql("""
                        insert into invitations.candidate
                          (cohort_id, line, candidate_id, state, findings, open, person_key, name_hash, family_hash,
                           twin_line, details_sealed)
                        select :cohort, line, candidate_id, state, string_to_array(findings, ','),
                               string_to_array(open, ','), person_key, name_hash, family_hash, twin_line, details_sealed
                          from unnest(cast(:lines as integer[]), cast(:ids as uuid[]), cast(:states as text[]),
                                      cast(:findings as text[]), cast(:open as text[]), cast(:keys as bytea[]),
                                      cast(:names as bytea[]), cast(:families as bytea[]), cast(:twins as integer[]),
                                      cast(:details as bytea[]))
                               as fresh (line, candidate_id, state, findings, open, person_key, name_hash, family_hash,
                                         twin_line, details_sealed)""")
                .param("cohort", cohort.value())
                .param(
                        "lines",
                        array(rows, row -> Integer.toString(row.checked().line().number())))
                .param("ids", array(rows, row -> row.id().value().toString()))
                .param("states", array(rows, row -> row.checked().state().name()))
                .param("findings", array(rows, row -> joined(row.checked().findings(), Finding.Weight.values())))
                .param("open", array(rows, row -> joined(row.checked().findings(), Finding.Weight.HOLD)))
                .param(
                        "keys",
                        array(
                                rows,
                                row -> hex(row.checked()
                                        .key()
                                        .map(PersonKey::value)
                                        .orElse(null))))
                .param(
                        "names",
                        array(
                                rows,
                                row -> hex(
                                        row.checked().hashes().map(Hashes::name).orElse(null))))
                .param(
                        "families",
                        array(
                                rows,
                                row -> hex(row.checked()
                                        .hashes()
                                        .map(Hashes::family)
                                        .orElse(null))))
                .param(
                        "twins",
                        array(
                                rows,
                                row -> row.checked().twin().isPresent()
                                        ? Integer.toString(row.checked().twin().getAsInt())
                                        : null))
                .param("details", array(rows, row -> hex(row.sealed())))
                .update();
    }

    void delete(CohortId cohort) {
        jdbc.sql("delete from invitations.candidate where cohort_id = :cohort")
                .param("cohort", cohort.value())
                .update();
    }

    /** Leaves the lines with their findings, and nothing of the people. */
    void forget(CohortId cohort) {
        jdbc.sql("""
                        update invitations.candidate
                           set person_key = null, name_hash = null, family_hash = null, details_sealed = ''
                         where cohort_id = :cohort""").param("cohort", cohort.value()).update();
    }

    /** Whom a cohort has, line by line from one on. */
    List<Sealed> rows(CohortId cohort, RowQuery query, int most) {
        return jdbc.sql("select " + COLUMNS + """
                          from invitations.candidate as c
                          join invitations.cohort as o using (cohort_id)
                         where c.cohort_id = :cohort and c.line > :after
                           and (cast(:finding as text) is null or :finding = any (c.findings))
                           and (cast(:state as text) is null or c.state = :state)
                           and (cast(:line as integer) is null or c.line = :line)
                           and (cast(:family as bytea) is null or c.family_hash = :family)
                         order by c.line
                         limit :most""")
                .param("cohort", cohort.value())
                .param("after", query.after())
                .param("finding", query.finding().map(Enum::name).orElse(null))
                .param("state", query.state().map(Enum::name).orElse(null))
                .param("line", query.line().isPresent() ? query.line().getAsInt() : null)
                .param("family", query.familyHash().orElse(null))
                .param("most", most)
                .query((row, n) -> sealed(row))
                .list();
    }

    /**
     * Which lines to show.
     *
     * @param after the last line of the page before; 0 for the first page
     */
    record RowQuery(
            Optional<Finding> finding,
            Optional<CohortRow.State> state,
            OptionalInt line,
            Optional<byte[]> familyHash,
            int after) {

        static RowQuery all(int after) {
            return new RowQuery(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), after);
        }
    }

    /** How many lines have each finding, and of how many it waits for a decision. */
    Map<Finding, CohortReview.Count> findings(CohortId cohort) {
        Map<Finding, CohortReview.Count> counts = new HashMap<>();
        jdbc.sql("""
                        select finding, count(*) as lines,
                               count(*) filter (where state = 'HELD' and finding = any (open)) as waiting
                          from invitations.candidate
                         cross join unnest(findings) as finding
                         where cohort_id = :cohort
                         group by finding""").param("cohort", cohort.value()).query(row -> {
            counts.put(
                    Finding.valueOf(row.getString("finding")),
                    new CohortReview.Count(row.getInt("lines"), row.getInt("waiting")));
        });
        return counts;
    }

    /** Lets in the lines that wait because of this; those that wait for something else too go on waiting. */
    void letIn(CohortId cohort, Finding finding) {
        jdbc.sql("""
                        update invitations.candidate
                           set open = array_remove(open, :finding),
                               state = case when cardinality(array_remove(open, :finding)) = 0 then 'READY' else 'HELD' end
                         where cohort_id = :cohort and state = 'HELD' and :finding = any (open)""")
                .param("cohort", cohort.value())
                .param("finding", finding.name())
                .update();
    }

    void leaveOut(CohortId cohort, Finding finding) {
        jdbc.sql("""
                        update invitations.candidate
                           set state = 'LEFT_OUT'
                         where cohort_id = :cohort and state = 'HELD' and :finding = any (open)""")
                .param("cohort", cohort.value())
                .param("finding", finding.name())
                .update();
    }

    /** Takes back what was decided about the lines with this finding. */
    void askAgain(CohortId cohort, Finding finding) {
        jdbc.sql("""
                        update invitations.candidate
                           set open = array_append(array_remove(open, :finding), :finding), state = 'HELD'
                         where cohort_id = :cohort and :finding = any (findings)
                           and not (findings && cast(:errors as text[]))""")
                .param("cohort", cohort.value())
                .param("finding", finding.name())
                .param("errors", names(Finding.of(Finding.Weight.ERROR)))
                .update();
    }

    /** One line, whatever it waits for; not one that has an error. Whether there is such a line. */
    boolean letIn(CohortId cohort, int line) {
        return jdbc.sql("""
                                update invitations.candidate
                                   set open = '{}', state = 'READY'
                                 where cohort_id = :cohort and line = :line
                                   and not (findings && cast(:never as text[]))""")
                        .param("cohort", cohort.value())
                        .param("line", line)
                        .param("never", names(never()))
                        .update()
                == 1;
    }

    boolean leaveOut(CohortId cohort, int line) {
        return jdbc.sql("""
                                update invitations.candidate
                                   set state = 'LEFT_OUT'
                                 where cohort_id = :cohort and line = :line""").param("cohort", cohort.value()).param("line", line).update() == 1;
    }

    /** Takes back what was decided about one line. */
    boolean askAgain(CohortId cohort, int line) {
        return jdbc.sql("""
                                update invitations.candidate
                                   set open = array(select f from unnest(findings) as f where f = any (cast(:holds as text[]))),
                                       state = case when findings && cast(:holds as text[]) then 'HELD' else 'READY' end
                                 where cohort_id = :cohort and line = :line
                                   and not (findings && cast(:errors as text[]))""")
                        .param("cohort", cohort.value())
                        .param("line", line)
                        .param("holds", names(Finding.of(Finding.Weight.HOLD)))
                        .param("errors", names(Finding.of(Finding.Weight.ERROR)))
                        .update()
                == 1;
    }

    private static Set<Finding> never() {
        Set<Finding> never = Finding.of(Finding.Weight.ERROR);
        never.add(Finding.BIRTH_DATE_ORDER);
        return never;
    }

    private static String[] names(Set<Finding> findings) {
        return findings.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Everyone of the unit's approved cohorts who can be invited and has not been. */
    List<Sealed> ready(HealthUnitId unit) {
        return jdbc.sql("select " + COLUMNS + """
                          from invitations.candidate as c
                          join invitations.cohort as o using (cohort_id)
                         where o.health_unit_id = :unit and o.state = 'APPROVED' and c.state = 'READY'
                           and not exists (
                             select from invitations.invitation as i
                              where i.candidate_id = c.candidate_id and i.revoked_at is null
                           )
                         order by o.approved_at, c.cohort_id, c.line""")
                .param("unit", unit.value())
                .query((row, n) -> sealed(row))
                .list();
    }

    Optional<Sealed> find(CandidateId id) {
        return jdbc.sql("select " + COLUMNS + """
                          from invitations.candidate as c
                          join invitations.cohort as o using (cohort_id)
                         where c.candidate_id = :id and c.details_sealed <> ''""")
                .param("id", id.value())
                .query((row, n) -> sealed(row))
                .optional();
    }

    boolean anySealed() {
        return jdbc.sql("select exists (select from invitations.candidate where details_sealed <> '')")
                .query(Boolean.class)
                .single();
    }

    Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select substring(details_sealed from 2 for 4) as key_id, count(*) as candidates
                          from invitations.candidate
                         where details_sealed <> ''
                         group by key_id""").query(row -> {
            counts.put(KeyId.ofBytes(row.getBytes("key_id")), row.getLong("candidates"));
        });
        return counts;
    }

    /** In the order of their ids. */
    List<Sealed> notSealedWith(KeyId key, byte[] after, int most) {
        return jdbc.sql("select " + COLUMNS + """
                          from invitations.candidate as c
                          join invitations.cohort as o using (cohort_id)
                         where c.candidate_id > :after and c.details_sealed <> ''
                           and substring(c.details_sealed from 2 for 4) <> :key_id
                         order by c.candidate_id
                         limit :most""")
                .param("after", id(after))
                .param("key_id", key.bytes())
                .param("most", most)
                .query((row, n) -> sealed(row))
                .list();
    }

    /** A row that was emptied since it was read stays empty. */
    void reseal(Sealed read, byte[] details) {
        jdbc.sql("""
                        update invitations.candidate
                           set details_sealed = :details
                         where cohort_id = :cohort and line = :line and details_sealed = :before""")
                .param("details", details)
                .param("cohort", read.cohort().value())
                .param("line", read.line())
                .param("before", read.details())
                .update();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        int twin = row.getInt("twin_line");
        OptionalInt twinLine = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(twin);
        String order = row.getString("date_order");
        return new Sealed(
                new CandidateId(row.getObject("candidate_id", UUID.class)),
                new CohortId(row.getObject("cohort_id", UUID.class)),
                row.getInt("line"),
                CohortRow.State.valueOf(row.getString("state")),
                findings(row, "findings"),
                findings(row, "open"),
                twinLine,
                row.getBytes("details_sealed"),
                order == null ? DateOrder.UNKNOWN : DateOrder.valueOf(order));
    }

    private static Set<Finding> findings(ResultSet row, String column) throws SQLException {
        Set<Finding> all = EnumSet.noneOf(Finding.class);
        for (String name : (String[]) row.getArray(column).getArray()) {
            all.add(Finding.valueOf(name));
        }
        return all;
    }

    private static UUID id(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(bytes, 16));
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static String joined(Set<Finding> findings, Finding.Weight... weights) {
        List<Finding.Weight> wanted = List.of(weights);
        return String.join(
                ",",
                findings.stream()
                        .filter(finding -> wanted.contains(finding.weight()))
                        .sorted()
                        .map(Enum::name)
                        .toList());
    }

    private static @Nullable String[] array(List<Fresh> rows, Function<Fresh, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
    }
}
