package ca.dosebook.clinics;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code clinics}, besides the pieces that {@link Places} lends to other statements. */
@Repository
class ClinicStore {

    private final JdbcClient jdbc;

    ClinicStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertSite(Site site) {
        jdbc.sql("""
                        insert into clinics.site
                          (site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access)
                        values (:site_id, :health_unit_id, :kind, :name_en, :name_fr, :zone, :wheelchair_access)""")
                .param("site_id", site.id().value())
                .param("health_unit_id", site.healthUnit().value())
                .param("kind", site.kind().name())
                .param("name_en", site.name().en())
                .param("name_fr", site.name().fr())
                .param("zone", site.zone().getId())
                .param("wheelchair_access", site.wheelchairAccess())
                .update();
    }

    void insertStop(Stop stop) {
        jdbc.sql("""
                        insert into clinics.stop
                          (site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude, longitude)
                        values (:site_id, :stop_id, :place_en, :place_fr, :street, :town, :postal_code,
                                :latitude, :longitude)""")
                .param("site_id", stop.site().value())
                .param("stop_id", stop.id().value())
                .param("place_en", stop.place().en())
                .param("place_fr", stop.place().fr())
                .param("street", stop.street())
                .param("town", stop.town())
                .param("postal_code", stop.postalCode())
                .param("latitude", stop.point().latitude())
                .param("longitude", stop.point().longitude())
                .update();
    }

    void insertClinicDay(ClinicDay day) {
        jdbc.sql("""
                        insert into clinics.clinic_day
                          (site_id, clinic_day_id, stop_id, day, opens, closes, product_code, slot_minutes, slot_capacity)
                        values (:site_id, :clinic_day_id, :stop_id, :day, :opens, :closes, :product_code, :slot_minutes,
                                :slot_capacity)""")
                .param("site_id", day.site().value())
                .param("clinic_day_id", day.id().value())
                .param("stop_id", day.stop().value())
                .param("day", day.day())
                .param("opens", day.opens())
                .param("closes", day.closes())
                .param("product_code", day.product().value())
                .param("slot_minutes", day.slotMinutes())
                .param("slot_capacity", day.slotCapacity())
                .update();
    }

    void insertSlots(ClinicDay day, List<Instant> starts) {
        String[] ids = starts.stream().map(start -> Uuids.next().toString()).toArray(String[]::new);
        String[] moments = starts.stream().map(Instant::toString).toArray(String[]::new);
        jdbc.sql("""
                        insert into clinics.slot (site_id, slot_id, clinic_day_id, starts_at, capacity)
                        select :site_id, new.slot_id, :clinic_day_id, new.starts_at, :capacity
                          from unnest(cast(:slot_ids as uuid[]), cast(:starts as timestamptz[]))
                            as new (slot_id, starts_at)""")
                .param("site_id", day.site().value())
                .param("clinic_day_id", day.id().value())
                .param("capacity", day.slotCapacity())
                .param("slot_ids", ids)
                .param("starts", moments)
                .update();
    }

    void nextEdition() {
        jdbc.sql("update clinics.edition set number = number + 1").update();
    }

    long edition() {
        return jdbc.sql("select number from clinics.edition").query(Long.class).single();
    }

    List<Site> sites() {
        return jdbc.sql("""
                        select site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access
                          from clinics.site""").query((row, n) -> site(row)).list();
    }

    List<Stop> stops() {
        return jdbc.sql("""
                        select site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude, longitude
                          from clinics.stop""").query((row, n) -> stop(row)).list();
    }

    List<ClinicDay> clinicDaysSince(LocalDate day) {
        return jdbc.sql("""
                        select site_id, clinic_day_id, stop_id, day, opens, closes, product_code, slot_minutes,
                               slot_capacity
                          from clinics.clinic_day
                         where day >= :day""").param("day", day).query((row, n) -> clinicDay(row)).list();
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

    /** The free places of a clinic day's slots, in the order of their start; one row a day keeps the reading cheap. */
    record FreePlaces(ClinicDayId clinicDay, Integer[] free) {}

    List<FreePlaces> freePlacesSince(Instant moment) {
        return jdbc.sql("""
                        select clinic_day_id, array_agg(capacity - taken order by starts_at, slot_id) as free
                          from clinics.slot
                         where starts_at >= :moment
                         group by clinic_day_id""")
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query((row, n) -> new FreePlaces(new ClinicDayId(uuid(row, "clinic_day_id")), (Integer[])
                        row.getArray("free").getArray()))
                .list();
    }

    Optional<Slot> slot(SiteId site, SlotId slot) {
        return jdbc.sql("""
                        select s.site_id, s.health_unit_id, s.kind, s.name_en, s.name_fr, s.zone, s.wheelchair_access,
                               t.stop_id, t.place_en, t.place_fr, t.street, t.town, t.postal_code, t.latitude,
                               t.longitude, d.clinic_day_id, d.day, d.opens, d.closes, d.product_code, d.slot_minutes,
                               d.slot_capacity, x.starts_at
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
                siteId(row),
                new HealthUnitId(row.getInt("health_unit_id")),
                SiteKind.valueOf(row.getString("kind")),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("wheelchair_access"));
    }

    private static Stop stop(ResultSet row) throws SQLException {
        return new Stop(
                new StopId(uuid(row, "stop_id")),
                siteId(row),
                new Bilingual(row.getString("place_en"), row.getString("place_fr")),
                row.getString("street"),
                row.getString("town"),
                row.getString("postal_code"),
                new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")));
    }

    private static ClinicDay clinicDay(ResultSet row) throws SQLException {
        return new ClinicDay(
                new ClinicDayId(uuid(row, "clinic_day_id")),
                siteId(row),
                new StopId(uuid(row, "stop_id")),
                row.getObject("day", LocalDate.class),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                new ProductCode(row.getString("product_code")),
                row.getInt("slot_minutes"),
                row.getInt("slot_capacity"));
    }

    private static SiteId siteId(ResultSet row) throws SQLException {
        return new SiteId(uuid(row, "site_id"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
