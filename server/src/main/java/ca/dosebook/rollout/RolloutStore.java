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
                         where withdrawn_at is null
                        """)
                .query((row, n) -> new Opening(
                        new HealthUnitId(row.getInt("health_unit_id")),
                        Stage.valueOf(row.getString("stage")),
                        RolloutRows.instant(row, "starts_at")))
                .list();
    }

    List<EligibilityRule> eligibilityRules() {
        return jdbc.sql("""
                        select health_unit_id, site_id, effective_from, effective_until,
                               born_in_or_before, group_code, areas, hot_spots, by_invitation
                          from rollout.eligibility_rule
                         order by effective_from, rule_id
                        """).query((row, n) -> RolloutRows.rule(row)).list();
    }

    List<Pause> pauses() {
        return jdbc.sql("""
                        select health_unit_id, paused_at, resumed_at, reason_en, reason_fr
                          from rollout.pause
                        """)
                .query((row, n) -> new Pause(
                        new HealthUnitId(row.getInt("health_unit_id")),
                        RolloutRows.instant(row, "paused_at"),
                        RolloutRows.instantOrNull(row, "resumed_at"),
                        new Bilingual(row.getString("reason_en"), row.getString("reason_fr"))))
                .list();
    }

    List<ModeException> modeExceptions() {
        return jdbc.sql("""
                        select health_unit_id, site_id, group_code, booking_tool, call_centre,
                               local_name, local_address, local_phone, local_url, added_at, ended_at
                          from rollout.mode_exception
                         order by added_at, exception_id
                        """).query((row, n) -> RolloutRows.exception(row)).list();
    }

    List<BookingWays.ToolSwitch> toolSwitches() {
        return jdbc.sql("""
                        select health_unit_id, tool_since, tool_before
                          from rollout.booking_mode
                         where tool_since is not null and tool_before is not null
                        """)
                .query((row, n) -> new BookingWays.ToolSwitch(
                        new HealthUnitId(row.getInt("health_unit_id")),
                        RolloutRows.instant(row, "tool_since"),
                        BookingTool.valueOf(row.getString("tool_before"))))
                .list();
    }

    /** One opening a moment: announcing another stage for the same moment replaces it. */
    void save(Opening opening) {
        jdbc.sql("""
                        insert into rollout.opening (opening_id, health_unit_id, starts_at, stage)
                        values (:opening_id, :unit, :starts_at, :stage)
                        on conflict (health_unit_id, starts_at) where withdrawn_at is null
                        do update set stage = excluded.stage
                        """)
                .param("opening_id", Uuids.next())
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
        jdbc.sql("""
                        insert into rollout.eligibility_rule
                               (rule_id, health_unit_id, site_id, effective_from, effective_until, born_in_or_before,
                                group_code, areas, hot_spots, by_invitation)
                        values (:rule_id, :unit, :site, :effective_from, :effective_until, :year,
                                :group, cast(:areas as text[]), :hot_spots, :by_invitation)
                        on conflict do nothing
                        """)
                .param("rule_id", Uuids.next())
                .params(RolloutRows.parameters(rule))
                .update();
    }

    void save(ModeException exception) {
        LocalContact local = exception.local();
        URI url = local.url();
        jdbc.sql("""
                        insert into rollout.mode_exception
                               (exception_id, health_unit_id, site_id, group_code, booking_tool, call_centre,
                                local_name, local_address, local_phone, local_url, added_at)
                        values (:id, :unit, :site, :group, :tool, :call_centre,
                                :name, :address, :phone, :url, :from)
                        on conflict do nothing
                        """)
                .param("id", Uuids.next())
                .param("unit", exception.unit().value())
                .param("site", exception.site())
                .param(
                        "group",
                        exception.group() == null ? null : exception.group().code())
                .param("tool", exception.bookingTool().name())
                .param("call_centre", exception.callCentre().name())
                .param("name", local.name())
                .param("address", local.address())
                .param("phone", local.phone())
                .param("url", url == null ? null : url.toString())
                .param("from", utc(exception.from()))
                .update();
    }

    void deleteRules() {
        jdbc.sql("delete from rollout.eligibility_rule").update();
    }

    private static HealthUnit healthUnit(ResultSet row) throws SQLException {
        return new HealthUnit(
                new HealthUnitId(row.getInt("health_unit_id")),
                row.getString("short_name"),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                row.getInt("population_2021"),
                row.getBoolean("first_pilot"),
                BookingTool.valueOf(row.getString("booking_tool")),
                CallCentre.valueOf(row.getString("call_centre")),
                RolloutRows.local(row));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
