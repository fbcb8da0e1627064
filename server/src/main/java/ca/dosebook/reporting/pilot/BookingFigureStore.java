package ca.dosebook.reporting.pilot;

import ca.dosebook.reporting.Days;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many bookings, calls, places and visits there are. */
@Component
class BookingFigureStore {

    private final JdbcClient jdbc;

    BookingFigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the health unit in which the person lives. */
    Map<Integer, Long> byUnit(Days days) {
        Map<Integer, Long> found = new HashMap<>();
        jdbc.sql("""
                        select health_unit_id, count(*) as bookings
                          from booking.booking
                         where booked_at >= :from and booked_at < :until
                         group by health_unit_id""")
                .param("from", days.from())
                .param("until", days.until())
                .query((row, n) -> found.put(row.getInt("health_unit_id"), row.getLong("bookings")))
                .list();
        return found;
    }

    /** Every day, also those without. */
    List<DayFigures> byDay(Optional<HealthUnitId> unit, Days days) {
        Map<LocalDate, Long> found = new HashMap<>();
        jdbc.sql("""
                        select cast(booked_at at time zone :zone as date) as day, count(*) as bookings
                          from booking.booking
                         where booked_at >= :from and booked_at < :until
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))
                         group by 1""")
                .param("zone", days.zone().getId())
                .param("from", days.from())
                .param("until", days.until())
                .param("unit", unit.map(HealthUnitId::value).orElse(null))
                .query((row, n) -> found.put(row.getObject("day", LocalDate.class), row.getLong("bookings")))
                .list();
        return days.all().stream()
                .map(day -> new DayFigures(day, found.getOrDefault(day, 0L)))
                .toList();
    }

    /** By the health unit whose site it is. */
    Map<Integer, Places> placesByUnit(Instant from, Instant until) {
        Map<Integer, Places> found = new HashMap<>();
        jdbc.sql("""
                        select s.health_unit_id, sum(l.capacity) as capacity, sum(l.taken) as taken
                          from clinics.slot as l
                          join clinics.clinic_day as d on d.site_id = l.site_id and d.clinic_day_id = l.clinic_day_id
                          join clinics.site as s on s.site_id = l.site_id
                         where l.starts_at >= :from and l.starts_at < :until
                           and not l.closed and d.state = 'PUBLISHED'
                         group by s.health_unit_id""")
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .query((row, n) -> found.put(
                        row.getInt("health_unit_id"), new Places(row.getLong("capacity"), row.getLong("taken"))))
                .list();
        return found;
    }

    CallRate callRate(Optional<HealthUnitId> unit, Days days) {
        return jdbc.sql("""
                        select count(distinct c.day) as days, coalesce(sum(c.calls), 0) as calls,
                               coalesce(sum(b.bookings), 0) as bookings
                          from reporting.calls as c
                          left join (
                                select health_unit_id, cast(booked_at at time zone :zone as date) as day,
                                       count(*) as bookings
                                  from booking.booking
                                 where booked_at >= :from and booked_at < :until
                                 group by 1, 2) as b on b.health_unit_id = c.health_unit_id and b.day = c.day
                         where c.day >= :first and c.day <= :last
                           and (cast(:unit as integer) is null or c.health_unit_id = cast(:unit as integer))""")
                .param("zone", days.zone().getId())
                .param("from", days.from())
                .param("until", days.until())
                .param("first", days.first())
                .param("last", days.last())
                .param("unit", unit.map(HealthUnitId::value).orElse(null))
                .query((row, n) -> new CallRate(row.getLong("days"), row.getLong("calls"), row.getLong("bookings")))
                .single();
    }

    /** Who came to the clinic days of some days, by the health unit whose site it is. */
    Map<Integer, Visits> visitsByUnit(Days days) {
        Map<Integer, Visits> found = new HashMap<>();
        jdbc.sql("""
                        select s.health_unit_id,
                               count(a.arrival_id) as came,
                               count(a.arrival_id) filter (where a.appointment_id is null) as without_one,
                               count(a.arrival_id) filter (where a.state = 'DOSED') as dosed,
                               count(a.arrival_id) filter (where a.state = 'NOT_GIVEN') as not_given
                          from clinics.clinic_day as d
                          join clinics.site as s on s.site_id = d.site_id
                          join booking.arrival as a on a.site_id = d.site_id and a.clinic_day_id = d.clinic_day_id
                                                   and a.state <> 'UNDONE'
                         where d.day >= :first and d.day <= :last
                         group by s.health_unit_id""")
                .param("first", days.first())
                .param("last", days.last())
                .query((row, n) -> found.put(
                        row.getInt("health_unit_id"),
                        new Visits(
                                row.getLong("came"),
                                row.getLong("without_one"),
                                row.getLong("dosed"),
                                row.getLong("not_given"),
                                0)))
                .list();
        missedByUnit(days).forEach((unit, missed) -> found.merge(unit, new Visits(0, 0, 0, 0, missed), Visits::plus));
        return found;
    }

    private Map<Integer, Long> missedByUnit(Days days) {
        Map<Integer, Long> found = new HashMap<>();
        jdbc.sql("""
                        select s.health_unit_id, count(*) as missed
                          from booking.appointment as p
                          join clinics.site as s on s.site_id = p.site_id
                         where p.state = 'NO_SHOW' and p.starts_at >= :from and p.starts_at < :until
                         group by s.health_unit_id""")
                .param("from", days.from())
                .param("until", days.until())
                .query((row, n) -> found.put(row.getInt("health_unit_id"), row.getLong("missed")))
                .list();
        return found;
    }
}
