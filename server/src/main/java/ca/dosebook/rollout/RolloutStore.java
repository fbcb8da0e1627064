package ca.dosebook.rollout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.Uuids;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL of health units, postal areas, openings and eligibility rules, except filling the tables at first. */
@Component
class RolloutStore {

    private final JdbcClient jdbc;

    RolloutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HealthUnit> healthUnits() {
        return jdbc.sql("""
                        select u.health_unit_id, u.short_name, u.name_en, u.name_fr, u.population_2021, u.first_pilot,
                               m.booking_tool, m.call_centre,
                               m.local_name, m.local_address, m.local_phone, m.local_url
                          from rollout.health_unit u
                          join rollout.booking_mode m using (health_unit_id)
                         order by u.short_name
                        """).query((row, n) -> healthUnit(row)).list();
    }

    List<PostalArea> postalAreas() {
        record Membership(String fsa, HealthUnitId unit) {}
        Map<String, List<HealthUnitId>> units = jdbc
                .sql("""
                        select fsa, health_unit_id
                          from rollout.postal_area_unit
                         order by fsa, place_in_list
                        """)
                .query((row, n) -> new Membership(row.getString("fsa"), new HealthUnitId(row.getInt("health_unit_id"))))
                .list()
                .stream()
                .collect(groupingBy(Membership::fsa, mapping(Membership::unit, toList())));
        return jdbc.sql("""
                        select fsa, place_name, latitude, longitude, hot_spot
                          from rollout.postal_area
                         order by fsa
                        """)
                .query((row, n) -> new PostalArea(
                        row.getString("fsa"),
                        row.getString("place_name"),
                        new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
                        units.getOrDefault(row.getString("fsa"), List.of()),
                        row.getBoolean("hot_spot")))
                .list();
    }

    List<Opening> openings() {
        return jdbc.sql("""
                        select health_unit_id, stage, starts_at
                          from rollout.opening
                        """)
                .query((row, n) -> new Opening(
                        new HealthUnitId(row.getInt("health_unit_id")),
                        Stage.valueOf(row.getString("stage")),
                        instant(row, "starts_at")))
                .list();
    }

    List<EligibilityRule> eligibilityRules() {
        return jdbc.sql("""
                        select health_unit_id, effective_from, born_in_or_before, group_code
                          from rollout.eligibility_rule
                        """).query((row, n) -> eligibilityRule(row)).list();
    }

    /** One opening a moment: announcing another stage for the same moment replaces it. */
    void save(Opening opening) {
        jdbc.sql("""
                        insert into rollout.opening (health_unit_id, starts_at, stage)
                        values (:unit, :starts_at, :stage)
                        on conflict (health_unit_id, starts_at) do update set stage = excluded.stage
                        """)
                .param("unit", opening.unit().value())
                .param("starts_at", utc(opening.startsAt()))
                .param("stage", opening.stage().name())
                .update();
    }

    /** False when there is no such unit. */
    boolean saveBookingMode(HealthUnitId unit, BookingTool tool, CallCentre callCentre, LocalContact local) {
        URI url = local.url();
        return jdbc.sql("""
                                update rollout.booking_mode
                                   set booking_tool = :tool,
                                       call_centre = :call_centre,
                                       local_name = :name,
                                       local_address = :address,
                                       local_phone = :phone,
                                       local_url = :url
                                 where health_unit_id = :unit
                                """)
                        .param("unit", unit.value())
                        .param("tool", tool.name())
                        .param("call_centre", callCentre.name())
                        .param("name", local.name())
                        .param("address", local.address())
                        .param("phone", local.phone())
                        .param("url", url == null ? null : url.toString())
                        .update()
                == 1;
    }

    /** The same rule twice is one rule. */
    void save(EligibilityRule rule) {
        HealthUnitId unit = rule.unit();
        Integer year = null;
        String group = null;
        switch (rule.criterion()) {
            case EligibilityCriterion.BornInOrBefore born -> year = born.year();
            case EligibilityCriterion.MemberOf member -> group = member.group().code();
            case EligibilityCriterion.MemberBornInOrBefore member -> {
                year = member.year();
                group = member.group().code();
            }
        }
        jdbc.sql("""
                        insert into rollout.eligibility_rule
                               (rule_id, health_unit_id, effective_from, born_in_or_before, group_code)
                        values (:rule_id, :unit, :effective_from, :year, :group)
                        on conflict do nothing
                        """)
                .param("rule_id", Uuids.next())
                .param("unit", unit == null ? null : unit.value())
                .param("effective_from", utc(rule.effectiveFrom()))
                .param("year", year)
                .param("group", group)
                .update();
    }

    void deleteRules() {
        jdbc.sql("delete from rollout.eligibility_rule").update();
    }

    private static HealthUnit healthUnit(ResultSet row) throws SQLException {
        @Nullable String url = row.getString("local_url");
        return new HealthUnit(
                new HealthUnitId(row.getInt("health_unit_id")),
                row.getString("short_name"),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                row.getInt("population_2021"),
                row.getBoolean("first_pilot"),
                BookingTool.valueOf(row.getString("booking_tool")),
                CallCentre.valueOf(row.getString("call_centre")),
                new LocalContact(
                        row.getString("local_name"),
                        row.getString("local_address"),
                        row.getString("local_phone"),
                        url == null ? null : URI.create(url)));
    }

    private static EligibilityRule eligibilityRule(ResultSet row) throws SQLException {
        @Nullable Integer unit = row.getObject("health_unit_id", Integer.class);
        return new EligibilityRule(
                unit == null ? null : new HealthUnitId(unit),
                instant(row, "effective_from"),
                RolloutReference.criterion(
                        row.getObject("born_in_or_before", Integer.class), row.getString("group_code")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
