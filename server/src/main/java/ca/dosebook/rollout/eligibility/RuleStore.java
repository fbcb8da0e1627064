package ca.dosebook.rollout.eligibility;

import ca.dosebook.rollout.EligibilityRule;
import ca.dosebook.rollout.RolloutRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that changes eligibility rules and reads their history. */
@Repository
class RuleStore {

    private static final String ALL = """
            select rule_id, health_unit_id, site_id, effective_from, effective_until, born_in_or_before, group_code,
                   areas, hot_spots, by_invitation, added_at, added_by, ended_at, ended_by
              from rollout.eligibility_rule""";

    private final JdbcClient jdbc;

    RuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(UUID id, EligibilityRule rule, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                                insert into rollout.eligibility_rule
                                  (rule_id, health_unit_id, site_id, effective_from, effective_until,
                                   born_in_or_before, group_code, areas, hot_spots, by_invitation, added_at, added_by)
                                values
                                  (:rule_id, :unit, :site, :effective_from, :effective_until,
                                   :year, :group, cast(:areas as text[]), :hot_spots, :by_invitation, :now, :by)
                                on conflict do nothing""")
                        .param("rule_id", id)
                        .param("now", RolloutRows.at(now))
                        .param("by", by)
                        .params(RolloutRows.parameters(rule))
                        .update()
                == 1;
    }

    boolean end(UUID id, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                                update rollout.eligibility_rule
                                   set effective_until = greatest(effective_from, :now), ended_at = :now, ended_by = :by
                                 where rule_id = :rule_id
                                   and ended_at is null
                                   and (effective_until is null or effective_until > :now)""")
                        .param("rule_id", id)
                        .param("now", RolloutRows.at(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    Optional<RecordedRule> find(UUID id) {
        return jdbc.sql(ALL + " where rule_id = :rule_id")
                .param("rule_id", id)
                .query((row, n) -> recorded(row))
                .optional();
    }

    /** Those of a unit and of the province; of the province alone for null. */
    List<RecordedRule> of(@Nullable Integer unit) {
        return jdbc.sql(ALL + """

                         where health_unit_id is null or health_unit_id = :unit
                         order by effective_from desc, rule_id desc""")
                .param("unit", unit)
                .query((row, n) -> recorded(row))
                .list();
    }

    private static RecordedRule recorded(ResultSet row) throws SQLException {
        return new RecordedRule(
                row.getObject("rule_id", UUID.class),
                RolloutRows.rule(row),
                Optional.ofNullable(RolloutRows.instantOrNull(row, "added_at")),
                Optional.ofNullable(row.getObject("added_by", UUID.class)),
                Optional.ofNullable(RolloutRows.instantOrNull(row, "ended_at")),
                Optional.ofNullable(row.getObject("ended_by", UUID.class)));
    }
}
