package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.days.DayColumns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that changes clinic days and their slots. */
@Repository
class DayStore {

    private final JdbcClient jdbc;

    DayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SlotCount> slots(ClinicDayId day) {
        return jdbc.sql("""
                        select x.slot_id, x.starts_at, x.capacity, x.taken, x.closed
                          from clinics.clinic_day as d
                          join clinics.slot as x on x.site_id = d.site_id and x.clinic_day_id = d.clinic_day_id
                         where d.clinic_day_id = :clinic_day_id
                         order by x.starts_at, x.slot_id""")
                .param("clinic_day_id", day.value())
                .query((row, n) -> new SlotCount(
                        new SlotId(row.getObject("slot_id", UUID.class)),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getInt("capacity"),
                        row.getInt("taken"),
                        row.getBoolean("closed")))
                .list();
    }

    Map<ClinicDayId, DayCount> counts(Collection<ClinicDayId> days) {
        Map<ClinicDayId, DayCount> counts = new HashMap<>();
        jdbc.sql("""
                        select x.clinic_day_id, count(*)::integer as slots, sum(x.capacity)::integer as places,
                               sum(x.taken)::integer as taken, max(x.taken) as fullest,
                               sum(case when x.closed then 0 else x.capacity - x.taken end)::integer as free
                          from clinics.clinic_day as d
                          join clinics.slot as x on x.site_id = d.site_id and x.clinic_day_id = d.clinic_day_id
                         where d.clinic_day_id = any (cast(:ids as uuid[]))
                         group by x.clinic_day_id""").param("ids", ids(days)).query(row -> {
            counts.put(
                    new ClinicDayId(row.getObject("clinic_day_id", UUID.class)),
                    new DayCount(
                            row.getInt("slots"),
                            row.getInt("places"),
                            row.getInt("taken"),
                            row.getInt("free"),
                            row.getInt("fullest")));
        });
        return counts;
    }

    /** The drafts among these that are published by this. */
    Set<ClinicDayId> publish(SiteId site, Collection<ClinicDayId> days, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        update clinics.clinic_day
                           set state = 'PUBLISHED', published_at = :now
                         where site_id = :site_id and clinic_day_id = any (cast(:ids as uuid[])) and state = 'DRAFT'
                        returning clinic_day_id""")
                .param("now", at(now))
                .param("site_id", site.value())
                .param("ids", ids(days))
                .query((row, n) -> new ClinicDayId(row.getObject("clinic_day_id", UUID.class)))
                .list());
    }

    /** How many slots this closed or opened; slots are opened only while their day is published. */
    int setClosed(ClinicDayId day, boolean closed) {
        return jdbc.sql("""
                        update clinics.slot as x
                           set closed = :closed
                          from clinics.clinic_day as d
                         where d.clinic_day_id = :clinic_day_id and (:closed or d.state = 'PUBLISHED')
                           and x.site_id = d.site_id and x.clinic_day_id = d.clinic_day_id
                           and x.closed <> :closed""")
                .param("closed", closed)
                .param("clinic_day_id", day.value())
                .update();
    }

    boolean cancel(ClinicDayId day, String reason, Instant now) {
        return jdbc.sql("""
                        update clinics.clinic_day
                           set state = 'CANCELLED', cancelled_at = :now, end_reason = :reason
                         where clinic_day_id = :clinic_day_id and state = 'PUBLISHED'""")
                        .param("now", at(now))
                        .param("reason", reason)
                        .param("clinic_day_id", day.value())
                        .update()
                == 1;
    }

    /** One at a time plans a site; in one order, so that two who plan the same sites wait for each other once. */
    void lockSites(Collection<SiteId> sites) {
        jdbc.sql("""
                        select site_id
                          from clinics.site
                         where site_id = any (cast(:ids as uuid[]))
                         order by site_id
                           for no key update""")
                .param(
                        "ids",
                        sites.stream().map(site -> site.value().toString()).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** Nobody takes or gives back a place of these days until this transaction ends; in the order of those who do. */
    void lockSlots(SiteId site, Collection<ClinicDayId> days) {
        jdbc.sql("""
                        select slot_id
                          from clinics.slot
                         where site_id = :site_id and clinic_day_id = any (cast(:ids as uuid[]))
                         order by site_id, slot_id
                           for update""")
                .param("site_id", site.value())
                .param("ids", ids(days))
                .query(UUID.class)
                .list();
    }

    /** Writes everything of a day but its state and date. */
    void write(ClinicDay day) {
        jdbc.sql("""
                        update clinics.clinic_day
                           set stop_id = :stop_id, opens = :opens, closes = :closes, product_code = :product_code,
                               slot_minutes = :slot_minutes, slot_capacity = :slot_capacity,
                               series_id = :series_id, own_parts = cast(:own_parts as text[]), staff = :staff,
                               minutes_per_dose = :minutes_per_dose,
                               reserved_groups = cast(:reserved_groups as text[]),
                               reserved_for_groups = :reserved_for_groups, reserved_for_phone = :reserved_for_phone,
                               blocked = cast(:blocked as text[])
                         where site_id = :site_id and clinic_day_id = :clinic_day_id and state = :state""")
                .param("stop_id", day.stop().value())
                .param("opens", day.opens())
                .param("closes", day.closes())
                .param("product_code", day.product().value())
                .param("slot_minutes", day.slotMinutes())
                .param("slot_capacity", day.slotCapacity())
                .params(DayColumns.one(day.details()))
                .param("site_id", day.site().value())
                .param("clinic_day_id", day.id().value())
                .update();
    }

    /** Slots that start at other moments than these and hold nobody are taken away; answers how many stay. */
    int dropEmptySlotsBesides(ClinicDay day, List<Instant> starts) {
        String[] moments = starts.stream().map(Instant::toString).toArray(String[]::new);
        jdbc.sql("""
                        delete from clinics.slot
                         where site_id = :site_id and clinic_day_id = :clinic_day_id and taken = 0
                           and starts_at <> all (cast(:starts as timestamptz[]))""")
                .param("site_id", day.site().value())
                .param("clinic_day_id", day.id().value())
                .param("starts", moments)
                .update();
        return jdbc.sql("""
                        select count(*)::integer
                          from clinics.slot
                         where site_id = :site_id and clinic_day_id = :clinic_day_id
                           and starts_at <> all (cast(:starts as timestamptz[]))""")
                .param("site_id", day.site().value())
                .param("clinic_day_id", day.id().value())
                .param("starts", moments)
                .query(Integer.class)
                .single();
    }

    /** Gives every slot of the day its places; answers how many slots hold more people than that, and so keep theirs. */
    int setCapacity(ClinicDay day) {
        jdbc.sql("""
                        update clinics.slot
                           set capacity = :capacity, reserved_for_groups = :for_groups, reserved_for_phone = :for_phone
                         where site_id = :site_id and clinic_day_id = :clinic_day_id and taken <= :capacity""")
                .param("capacity", day.slotCapacity())
                .param("for_groups", day.details().reserves().forGroups())
                .param("for_phone", day.details().reserves().forPhone())
                .param("site_id", day.site().value())
                .param("clinic_day_id", day.id().value())
                .update();
        return jdbc.sql("""
                        select count(*)::integer
                          from clinics.slot
                         where site_id = :site_id and clinic_day_id = :clinic_day_id and capacity <> :capacity""")
                .param("capacity", day.slotCapacity())
                .param("site_id", day.site().value())
                .param("clinic_day_id", day.id().value())
                .query(Integer.class)
                .single();
    }

    /** Takes drafts away; what is published or cancelled stays. */
    int deleteDrafts(Collection<ClinicDayId> days) {
        return jdbc.sql("""
                        delete from clinics.clinic_day
                         where clinic_day_id = any (cast(:ids as uuid[])) and state = 'DRAFT'""").param("ids", ids(days)).update();
    }

    private static String[] ids(Collection<ClinicDayId> days) {
        return days.stream().map(day -> day.value().toString()).toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
