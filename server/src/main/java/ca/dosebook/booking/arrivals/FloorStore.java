package ca.dosebook.booking.arrivals;

import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.planning.SlotCount;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the floor of a clinic day: whether it is closed, whom it lets in, and its numbers. */
@Repository
class FloorStore {

    private static final String FLOOR_ROW = """
            insert into booking.floor (site_id, clinic_day_id)
            values (:site_id, :day)
            on conflict do nothing""";

    private static final String FLOOR =
            "select clinic_day_id from booking.floor where site_id = :site_id and clinic_day_id = :day ";

    private final JdbcClient jdbc;

    FloorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counted anew for each page of a desk, so without a look at each appointment: who is on the roster has an appointment
     * that is live, was kept or was missed; who kept it has arrived, and the missed ones have an index.
     */
    FloorCount count(SiteId site, ClinicDayId day, List<SlotCount> slots) {
        Instant first =
                slots.stream().map(SlotCount::startsAt).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last =
                slots.stream().map(SlotCount::startsAt).max(Instant::compareTo).orElse(Instant.EPOCH);
        return jdbc.sql("""
                        with booked as (
                          select entry_id
                            from booking.roster
                           where site_id = :site_id and slot_id = any(cast(:slots as uuid[])) and held_until is null
                        ), missed as (
                          select appointment_id
                            from booking.appointment
                           where state = 'NO_SHOW' and starts_at between :first and :last and site_id = :site_id
                             and slot_id = any(cast(:slots as uuid[]))
                        ), came as (
                          select appointment_id, state, left_at
                            from booking.arrival
                           where site_id = :site_id and clinic_day_id = :day and state <> 'UNDONE'
                        ), counted as (
                          select count(*)::integer as came,
                                 count(*) filter (where appointment_id is null)::integer as came_without,
                                 count(*) filter (where state = 'WAITING')::integer as waiting,
                                 count(*) filter (where state = 'DOSED' and left_at is null)::integer as observed,
                                 count(*) filter (where state = 'DOSED')::integer as dosed,
                                 count(*) filter (where state = 'NOT_GIVEN')::integer as not_given
                            from came
                        )
                        select counted.*,
                               (select count(*)::integer from booked) as booked,
                               (select count(*)::integer from missed) as no_show,
                               (select count(*)::integer
                                  from booked
                                 where entry_id not in (select appointment_id from came where appointment_id is not null)
                                   and entry_id not in (select appointment_id from missed)) as expected,
                               coalesce(floor.walk_ins, false) as walk_ins,
                               floor.closed_at
                          from counted
                          left join booking.floor on floor.site_id = :site_id and floor.clinic_day_id = :day""")
                .param("site_id", site.value())
                .param("day", day.value())
                .param("first", at(first))
                .param("last", at(last))
                .param(
                        "slots",
                        slots.stream().map(slot -> slot.id().value().toString()).toArray(String[]::new))
                .query((row, n) -> new FloorCount(
                        row.getInt("booked"),
                        row.getInt("came"),
                        row.getInt("came_without"),
                        row.getInt("waiting"),
                        row.getInt("observed"),
                        row.getInt("dosed"),
                        row.getInt("not_given"),
                        row.getInt("no_show"),
                        row.getInt("expected"),
                        row.getBoolean("walk_ins"),
                        Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .single();
    }

    record Floor(boolean walkIns, boolean closed) {}

    Floor floor(SiteId site, ClinicDayId day) {
        return jdbc.sql("""
                        select walk_ins, closed_at is not null as closed
                          from booking.floor
                         where site_id = :site_id and clinic_day_id = :day""")
                .param("site_id", site.value())
                .param("day", day.value())
                .query((row, n) -> new Floor(row.getBoolean("walk_ins"), row.getBoolean("closed")))
                .optional()
                .orElse(new Floor(false, false));
    }

    /**
     * Locks the day for the caller's transaction together with everybody else who lets somebody in; who has it
     * {@link #alone} waits until they are done, and they wait for them.
     */
    void together(SiteId site, ClinicDayId day) {
        lock(FLOOR + "for share", site, day);
    }

    /** Locks the day for the caller's transaction alone. */
    void alone(SiteId site, ClinicDayId day) {
        lock(FLOOR + "for update", site, day);
    }

    private void lock(String sql, SiteId site, ClinicDayId day) {
        Map<String, Object> key = Map.of("site_id", site.value(), "day", day.value());
        jdbc.sql(FLOOR_ROW).params(key).update();
        jdbc.sql(sql).params(key).query(UUID.class).single();
    }

    void setWalkIns(SiteId site, ClinicDayId day, boolean walkIns) {
        jdbc.sql("""
                        insert into booking.floor (site_id, clinic_day_id, walk_ins)
                        values (:site_id, :day, :walk_ins)
                        on conflict (site_id, clinic_day_id) do update set walk_ins = excluded.walk_ins""")
                .param("site_id", site.value())
                .param("day", day.value())
                .param("walk_ins", walkIns)
                .update();
    }

    /** False when it is closed already. */
    boolean close(SiteId site, ClinicDayId day, UUID user, Instant now) {
        return jdbc.sql("""
                                insert into booking.floor (site_id, clinic_day_id, closed_at, closed_by)
                                values (:site_id, :day, :now, :user)
                                on conflict (site_id, clinic_day_id) do update
                                  set closed_at = excluded.closed_at, closed_by = excluded.closed_by
                                  where floor.closed_at is null""")
                        .param("site_id", site.value())
                        .param("day", day.value())
                        .param("user", user)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean reopen(SiteId site, ClinicDayId day) {
        return jdbc.sql("""
                                update booking.floor
                                   set closed_at = null, closed_by = null
                                 where site_id = :site_id and clinic_day_id = :day and closed_at is not null""")
                        .param("site_id", site.value())
                        .param("day", day.value())
                        .update()
                == 1;
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
