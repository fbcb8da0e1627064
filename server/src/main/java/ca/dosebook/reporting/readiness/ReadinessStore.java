package ca.dosebook.reporting.readiness;

import ca.dosebook.rollout.HealthUnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what units have to offer and whom they invited; keeps the estimates. */
@Component
class ReadinessStore {

    private final JdbcClient jdbc;

    ReadinessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param from for each unit, when its opening begins */
    Map<Integer, Clinics> clinics(Map<Integer, Instant> from, Duration length) {
        List<Map.Entry<Integer, Instant>> units = List.copyOf(from.entrySet());
        Map<Integer, Clinics> found = new HashMap<>();
        jdbc.sql("""
                        with asked as (
                          select *
                            from unnest(cast(:units as integer[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                              as a (health_unit_id, starts, ends)
                        ), site as (
                          select s.site_id, s.health_unit_id,
                                 s.name_en = '' or s.name_fr = '' or s.directions_en = '' or s.directions_fr = ''
                                   or s.directions_en = s.directions_fr as lacking
                            from clinics.site as s
                           where s.closed_at is null
                        ), offered as (
                          select s.health_unit_id, count(distinct l.clinic_day_id) as days, sum(l.capacity) as places,
                                 sum(l.capacity - l.taken) as free
                            from clinics.slot as l
                            join clinics.clinic_day as d on d.site_id = l.site_id and d.clinic_day_id = l.clinic_day_id
                            join site as s on s.site_id = l.site_id
                            join asked as a on a.health_unit_id = s.health_unit_id
                           where d.state = 'PUBLISHED' and not l.closed
                             and l.starts_at >= a.starts and l.starts_at < a.ends
                           group by s.health_unit_id
                        )
                        select s.health_unit_id, count(*) as sites, count(*) filter (where s.lacking) as lacking,
                               coalesce(max(o.days), 0) as days, coalesce(max(o.places), 0) as places,
                               coalesce(max(o.free), 0) as free
                          from site as s
                          left join offered as o on o.health_unit_id = s.health_unit_id
                         group by s.health_unit_id""")
                .param("units", texts(units, Map.Entry::getKey))
                .param("starts", texts(units, Map.Entry::getValue))
                .param("ends", texts(units, unit -> unit.getValue().plus(length)))
                .query((row, n) -> found.put(
                        row.getInt("health_unit_id"),
                        new Clinics(
                                row.getInt("sites"),
                                row.getInt("lacking"),
                                row.getInt("days"),
                                row.getLong("places"),
                                row.getLong("free"))))
                .list();
        return found;
    }

    Map<Integer, Integer> openInvitations(Instant now) {
        Map<Integer, Integer> found = new HashMap<>();
        jdbc.sql("""
                        select health_unit_id, count(*) as invitations
                          from invitations.invitation
                         where used_at is null and revoked_at is null and declined_at is null and expires_at > :now
                         group by health_unit_id""")
                .param("now", moment(now))
                .query((row, n) -> found.put(row.getInt("health_unit_id"), row.getInt("invitations")))
                .list();
        return found;
    }

    /** When the newest rehearsal was passed whose report came in between. */
    Optional<Instant> rehearsalPassed(Instant from, Instant until) {
        return jdbc.sql("""
                        select r.received_at
                          from rehearsals.report as r
                         where r.passed and r.received_at >= :from and r.received_at <= :until
                         order by r.received_at desc
                         limit 1""")
                .param("from", moment(from))
                .param("until", moment(until))
                .query((row, n) ->
                        row.getObject("received_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    Map<Integer, People.Estimated> estimates() {
        Map<Integer, People.Estimated> found = new HashMap<>();
        jdbc.sql("select health_unit_id, people, source from reporting.estimate")
                .query((row, n) -> found.put(
                        row.getInt("health_unit_id"),
                        new People.Estimated(row.getInt("people"), row.getString("source"))))
                .list();
        return found;
    }

    void putEstimate(HealthUnitId unit, People.Estimated estimate, UUID by, Instant at) {
        jdbc.sql("""
                        insert into reporting.estimate (health_unit_id, people, source, entered_by, entered_at)
                        values (:unit, :people, :source, :by, :at)
                            on conflict on constraint estimate_pk
                            do update set people = excluded.people, source = excluded.source,
                                          entered_by = excluded.entered_by, entered_at = excluded.entered_at""")
                .param("unit", unit.value())
                .param("people", estimate.people())
                .param("source", estimate.source())
                .param("by", by)
                .param("at", moment(at))
                .update();
    }

    /** What PostgreSQL reads back with a cast; the driver takes arrays of texts as they are. */
    private static <T> String[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(column).map(Object::toString).toArray(String[]::new);
    }

    private static OffsetDateTime moment(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
