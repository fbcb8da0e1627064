package ca.dosebook.clinics;

import ca.dosebook.clinics.days.DayColumns;
import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.ProductCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code clinics}, besides the pieces that {@link Places} lends to other statements. */
@Repository
class ClinicStore {

    private static final String DAY = """
            select site_id, clinic_day_id, stop_id, day, opens, closes, product_code, slot_minutes, slot_capacity, state,
                   series_id, own_parts, staff, minutes_per_dose, reserved_groups, reserved_for_groups,
                   reserved_for_phone, blocked
              from clinics.clinic_day
            """;

    private static final String SITE = """
            select site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access, lanes, directions_en,
                   directions_fr, closed_at
              from clinics.site""";

    private static final String STOP = """
            select site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude, longitude, place_on_route,
                   left_at
              from clinics.stop""";

    private final JdbcClient jdbc;

    ClinicStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertSite(Site site) {
        jdbc.sql("""
                        insert into clinics.site
                          (site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access, lanes,
                           directions_en, directions_fr)
                        values (:site_id, :health_unit_id, :kind, :name_en, :name_fr, :zone, :wheelchair_access,
                                :lanes, :directions_en, :directions_fr)""")
                .param("site_id", site.id().value())
                .param("health_unit_id", site.healthUnit().value())
                .param("kind", site.kind().name())
                .param("name_en", site.name().en())
                .param("name_fr", site.name().fr())
                .param("zone", site.zone().getId())
                .param("wheelchair_access", site.wheelchairAccess())
                .param("lanes", site.lanes())
                .param("directions_en", site.directions().en())
                .param("directions_fr", site.directions().fr())
                .update();
    }

    void insertStop(Stop stop) {
        jdbc.sql("""
                        insert into clinics.stop
                          (site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude, longitude,
                           place_on_route)
                        values (:site_id, :stop_id, :place_en, :place_fr, :street, :town, :postal_code,
                                :latitude, :longitude, :place_on_route)""")
                .param("site_id", stop.site().value())
                .param("stop_id", stop.id().value())
                .param("place_en", stop.place().en())
                .param("place_fr", stop.place().fr())
                .param("street", stop.street())
                .param("town", stop.town())
                .param("postal_code", stop.postalCode())
                .param("latitude", stop.point().latitude())
                .param("longitude", stop.point().longitude())
                .param("place_on_route", stop.placeOnRoute())
                .update();
    }

    /**
     * All days of a site in one statement: a season of them is published at once. The lists of a day travel as the text
     * of an array, since {@code unnest} would flatten them; their words need no quotes.
     */
    void insertClinicDays(SiteId site, List<ClinicDay> days, Instant now) {
        jdbc.sql("""
                        insert into clinics.clinic_day
                          (site_id, clinic_day_id, stop_id, day, opens, closes, product_code, slot_minutes, slot_capacity,
                           state, series_id, own_parts, staff, minutes_per_dose, reserved_groups, reserved_for_groups,
                           reserved_for_phone, blocked, published_at)
                        select :site_id, new.clinic_day_id, new.stop_id, new.day, new.opens, new.closes,
                               new.product_code, new.slot_minutes, new.slot_capacity, new.state, new.series_id,
                               cast(new.own_parts as text[]), new.staff, new.minutes_per_dose,
                               cast(new.reserved_groups as text[]), new.reserved_for_groups, new.reserved_for_phone,
                               cast(new.blocked as text[]), case when new.state = 'PUBLISHED' then :now end
                          from unnest(cast(:clinic_day_ids as uuid[]), cast(:stop_ids as uuid[]), cast(:days as date[]),
                                      cast(:opens as time[]), cast(:closes as time[]), cast(:product_codes as text[]),
                                      cast(:slot_minutes as integer[]), cast(:slot_capacities as integer[]),
                                      cast(:states as text[]), cast(:series_ids as uuid[]), cast(:own_parts as text[]),
                                      cast(:staff as integer[]), cast(:minutes_per_dose as integer[]),
                                      cast(:reserved_groups as text[]), cast(:reserved_for_groups as integer[]),
                                      cast(:reserved_for_phone as integer[]), cast(:blocked as text[]))
                            as new (clinic_day_id, stop_id, day, opens, closes, product_code, slot_minutes,
                                    slot_capacity, state, series_id, own_parts, staff, minutes_per_dose,
                                    reserved_groups, reserved_for_groups, reserved_for_phone, blocked)""")
                .param("site_id", site.value())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("clinic_day_ids", texts(days, day -> day.id().value()))
                .param("stop_ids", texts(days, day -> day.stop().value()))
                .param("days", texts(days, ClinicDay::day))
                .param("opens", texts(days, ClinicDay::opens))
                .param("closes", texts(days, ClinicDay::closes))
                .param("product_codes", texts(days, ClinicDay::product))
                .param("slot_minutes", texts(days, ClinicDay::slotMinutes))
                .param("slot_capacities", texts(days, ClinicDay::slotCapacity))
                .params(DayColumns.many(days.stream().map(ClinicDay::details).toList()))
                .update();
    }

    void insertSlots(SiteId site, List<Clinics.NewSlot> slots) {
        jdbc.sql("""
                        insert into clinics.slot
                          (site_id, slot_id, clinic_day_id, starts_at, capacity, reserved_for_groups, reserved_for_phone)
                        select :site_id, new.slot_id, new.clinic_day_id, new.starts_at, new.capacity, new.for_groups,
                               new.for_phone
                          from unnest(cast(:slot_ids as uuid[]), cast(:clinic_day_ids as uuid[]),
                                      cast(:starts as timestamptz[]), cast(:capacities as integer[]),
                                      cast(:for_groups as integer[]), cast(:for_phone as integer[]))
                            as new (slot_id, clinic_day_id, starts_at, capacity, for_groups, for_phone)""")
                .param("site_id", site.value())
                .param("slot_ids", texts(slots, slot -> Uuids.next()))
                .param("clinic_day_ids", texts(slots, slot -> slot.day().id().value()))
                .param("starts", texts(slots, Clinics.NewSlot::startsAt))
                .param("capacities", texts(slots, slot -> slot.day().slotCapacity()))
                .param("for_groups", texts(slots, slot -> slot.reserves().forGroups()))
                .param("for_phone", texts(slots, slot -> slot.reserves().forPhone()))
                .update();
    }

    /** What PostgreSQL reads back with a cast; the driver takes arrays of texts as they are. */
    private static <T> String[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(column).map(Object::toString).toArray(String[]::new);
    }

    void nextEdition() {
        jdbc.sql("update clinics.edition set number = number + 1").update();
    }

    long edition() {
        return jdbc.sql("select number from clinics.edition").query(Long.class).single();
    }

    List<Site> sites() {
        return jdbc.sql(SITE).query((row, n) -> site(row)).list();
    }

    Optional<Site> site(SiteId id) {
        return jdbc.sql(SITE + " where site_id = :site_id")
                .param("site_id", id.value())
                .query((row, n) -> site(row))
                .optional();
    }

    List<Site> sitesWithClinicDay(Instant moment) {
        return jdbc.sql(SITE + " as s " + """
                         where exists (
                           select 1 from clinics.clinic_day as d
                            where d.site_id = s.site_id and d.state = 'PUBLISHED'
                              and d.day = cast(cast(:moment as timestamptz) at time zone s.zone as date))""")
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query((row, n) -> site(row))
                .list();
    }

    List<Stop> stops() {
        return jdbc.sql(STOP + " order by site_id, place_on_route, stop_id")
                .query((row, n) -> stop(row))
                .list();
    }

    List<Stop> stops(SiteId site) {
        return jdbc.sql(STOP + " where site_id = :site_id order by place_on_route, stop_id")
                .param("site_id", site.value())
                .query((row, n) -> stop(row))
                .list();
    }

    /** Published ones; nobody is to meet the others. */
    List<ClinicDay> clinicDaysSince(LocalDate day) {
        return jdbc.sql(DAY + " where day >= :day and state = 'PUBLISHED'")
                .param("day", day)
                .query((row, n) -> clinicDay(row))
                .list();
    }

    /** In whatever state, between two dates, both included. */
    List<ClinicDay> clinicDays(Set<SiteId> sites, LocalDate from, LocalDate to) {
        return jdbc.sql(DAY + """
                         where site_id = any (cast(:site_ids as uuid[])) and day between :from and :to
                         order by day, opens, clinic_day_id""")
                .param("site_ids", texts(List.copyOf(sites), SiteId::value))
                .param("from", from)
                .param("to", to)
                .query((row, n) -> clinicDay(row))
                .list();
    }

    List<ClinicDay> clinicDays(Set<ClinicDayId> ids) {
        return jdbc.sql(DAY + """
                         where clinic_day_id = any (cast(:ids as uuid[]))
                         order by day, opens, clinic_day_id""")
                .param("ids", texts(List.copyOf(ids), ClinicDayId::value))
                .query((row, n) -> clinicDay(row))
                .list();
    }

    List<ClinicDay> clinicDays(SiteId site, SeriesId series) {
        return jdbc.sql(DAY + """
                         where site_id = :site_id and series_id = :series_id
                         order by day, opens, clinic_day_id""")
                .param("site_id", site.value())
                .param("series_id", series.value())
                .query((row, n) -> clinicDay(row))
                .list();
    }

    /** A slot without its surroundings. */
    record SlotRow(SlotId id, ClinicDayId clinicDay, Instant startsAt) {}

    List<SlotRow> slotsSince(Instant moment) {
        return jdbc.sql("""
                        select slot_id, clinic_day_id, starts_at
                          from clinics.slot
                         where starts_at >= :moment
                         order by starts_at, slot_id""")
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query((row, n) -> new SlotRow(
                        new SlotId(uuid(row, "slot_id")),
                        new ClinicDayId(uuid(row, "clinic_day_id")),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The free places of each clinic day's slots, in the order of their start; one row a day keeps the reading cheap. */
    Map<ClinicDayId, int[]> freePlacesSince(Instant moment) {
        Map<ClinicDayId, int[]> free = new HashMap<>();
        jdbc.sql("""
                        select clinic_day_id, array_agg(case when closed then 0 else capacity - taken end order by starts_at, slot_id)
                                 as free
                          from clinics.slot
                         where starts_at >= :moment
                         group by clinic_day_id""")
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query(row -> {
                    Integer[] places = (Integer[]) row.getArray("free").getArray();
                    free.put(
                            new ClinicDayId(uuid(row, "clinic_day_id")),
                            Arrays.stream(places).mapToInt(Integer::intValue).toArray());
                });
        return free;
    }

    /** The free places of the slots that changed. @param mark from where to look next: all before it has been seen */
    record PlaceChanges(long mark, Map<SlotId, Integer> free) {}

    /**
     * Told by number of transaction and not by time, so that none is missed that ends after a later one.
     *
     * @param besides slots to read in any case
     */
    PlaceChanges changesSince(long mark, List<Slot> besides) {
        Map<SlotId, Integer> free = new HashMap<>();
        long[] next = {mark};
        String sql = """
                select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as mark, s.slot_id,
                       case when s.closed then 0 else s.capacity - s.taken end as free
                  from (select 1) as once
                  left join (select site_id, slot_id from clinics.place_change where changed_in >= :mark
                              union
                             select site_id, slot_id
                               from unnest(cast(:site_ids as uuid[]), cast(:slot_ids as uuid[])) as b (site_id, slot_id)
                            ) as told on true
                  left join lateral (
                    select slot_id, closed, capacity, taken
                      from clinics.slot
                     where site_id = told.site_id and slot_id = told.slot_id
                    offset 0
                  ) as s on true""";
        jdbc.sql(sql)
                .param("mark", mark)
                .param("site_ids", texts(besides, slot -> slot.site().id().value()))
                .param("slot_ids", texts(besides, slot -> slot.id().value()))
                .query(row -> {
                    next[0] = row.getLong("mark");
                    if (row.getObject("slot_id") != null) {
                        free.put(new SlotId(uuid(row, "slot_id")), row.getInt("free"));
                    }
                });
        return new PlaceChanges(next[0], free);
    }

    void forgetChangesBefore(long mark) {
        jdbc.sql("delete from clinics.place_change where changed_in < :mark")
                .param("mark", mark)
                .update();
    }

    Optional<Slot> slot(SiteId site, SlotId slot) {
        return jdbc.sql("""
                        select s.site_id, s.health_unit_id, s.kind, s.name_en, s.name_fr, s.zone, s.wheelchair_access,
                               s.lanes, s.directions_en, s.directions_fr, s.closed_at, t.stop_id, t.place_en,
                               t.place_fr, t.street, t.town, t.postal_code, t.latitude, t.longitude, t.place_on_route,
                               t.left_at, d.clinic_day_id, d.day, d.opens, d.closes, d.product_code, d.slot_minutes,
                               d.slot_capacity, d.state, d.series_id, d.own_parts, d.staff, d.minutes_per_dose,
                               d.reserved_groups, d.reserved_for_groups, d.reserved_for_phone, d.blocked, x.starts_at
                          from clinics.slot as x
                          join clinics.clinic_day as d on d.site_id = x.site_id and d.clinic_day_id = x.clinic_day_id
                          join clinics.stop as t on t.site_id = d.site_id and t.stop_id = d.stop_id
                          join clinics.site as s on s.site_id = t.site_id
                         where x.site_id = :site_id and x.slot_id = :slot_id""")
                .param("site_id", site.value())
                .param("slot_id", slot.value())
                .query((row, n) -> {
                    Site found = site(row);
                    Instant startsAt =
                            row.getObject("starts_at", OffsetDateTime.class).toInstant();
                    return new Slot(slot, found, stop(row), clinicDay(row), startsAt.atZone(found.zone()));
                })
                .optional();
    }

    Map<SlotId, Integer> placesTaken(SiteId site) {
        Map<SlotId, Integer> taken = new HashMap<>();
        jdbc.sql("select slot_id, taken from clinics.slot where site_id = :site_id")
                .param("site_id", site.value())
                .query(row -> {
                    taken.put(new SlotId(uuid(row, "slot_id")), row.getInt("taken"));
                });
        return taken;
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                new SiteId(uuid(row, "site_id")),
                new HealthUnitId(row.getInt("health_unit_id")),
                SiteKind.valueOf(row.getString("kind")),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("wheelchair_access"),
                row.getInt("lanes"),
                new Bilingual(row.getString("directions_en"), row.getString("directions_fr")),
                row.getObject("closed_at") != null);
    }

    private static Stop stop(ResultSet row) throws SQLException {
        return new Stop(
                new StopId(uuid(row, "stop_id")),
                new SiteId(uuid(row, "site_id")),
                new Bilingual(row.getString("place_en"), row.getString("place_fr")),
                row.getString("street"),
                row.getString("town"),
                row.getString("postal_code"),
                new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
                row.getInt("place_on_route"),
                row.getObject("left_at") != null);
    }

    private static ClinicDay clinicDay(ResultSet row) throws SQLException {
        return new ClinicDay(
                new ClinicDayId(uuid(row, "clinic_day_id")),
                new SiteId(uuid(row, "site_id")),
                new StopId(uuid(row, "stop_id")),
                row.getObject("day", LocalDate.class),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                new ProductCode(row.getString("product_code")),
                row.getInt("slot_minutes"),
                row.getInt("slot_capacity"),
                DayColumns.details(row));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
