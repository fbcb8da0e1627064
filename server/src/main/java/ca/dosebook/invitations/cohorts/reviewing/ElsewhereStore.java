package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where else in the unit the people of a list stand. One statement a question, however many they are. */
@Repository
class ElsewhereStore {

    private static final String ASKED = """
            with asked as materialized (
              select person_key, name_hash, place
                from unnest(cast(:keys as bytea[]), cast(:names as bytea[]))
                     with ordinality as a (person_key, name_hash, place)
            )
            """;

    private final JdbcClient jdbc;

    ElsewhereStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who are in another list of the unit and not left out of it. */
    BitSet inOtherLists(HealthUnitId unit, CohortId cohort, List<Checks.Known> people) {
        return places("""
                select asked.place
                  from asked
                  join invitations.candidate as c on c.person_key = asked.person_key
                  join invitations.cohort as o on o.cohort_id = c.cohort_id
                 where o.health_unit_id = :unit and o.cohort_id <> :cohort
                   and o.state in ('IN_REVIEW', 'APPROVED') and c.state <> 'LEFT_OUT'
                 union
                select asked.place
                  from asked
                  join invitations.candidate as c on c.name_hash = asked.name_hash
                  join invitations.cohort as o on o.cohort_id = c.cohort_id
                 where o.health_unit_id = :unit and o.cohort_id <> :cohort
                   and o.state in ('IN_REVIEW', 'APPROVED') and c.state <> 'LEFT_OUT'
                   and (c.person_key is null or asked.person_key is null)""", Map.of("unit", unit.value(), "cohort", cohort.value()), people);
    }

    /** Those who hold an invitation of the unit that was not withdrawn, whatever became of it. */
    BitSet invited(HealthUnitId unit, List<Checks.Known> people) {
        return places("""
                select asked.place
                  from asked
                  join invitations.invitation as i on i.person_key = asked.person_key
                 where i.health_unit_id = :unit and i.revoked_at is null
                 union
                select asked.place
                  from asked
                  join invitations.invitation as i on i.name_hash = asked.name_hash
                 where i.health_unit_id = :unit and i.revoked_at is null
                   and (i.person_key is null or asked.person_key is null)""", Map.of("unit", unit.value()), people);
    }

    private BitSet places(String question, Map<String, Object> about, List<Checks.Known> people) {
        BitSet places = new BitSet(people.size());
        jdbc.sql(ASKED + question)
                .param(
                        "keys",
                        people.stream()
                                .map(who -> hex(who.key().map(PersonKey::value).orElse(null)))
                                .toArray(String[]::new))
                .param(
                        "names",
                        people.stream().map(who -> hex(who.hashes().name())).toArray(String[]::new))
                .params(about)
                .query(row -> {
                    places.set(row.getInt("place") - 1);
                });
        return places;
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
    }
}
