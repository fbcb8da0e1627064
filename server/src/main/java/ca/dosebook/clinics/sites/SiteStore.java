package ca.dosebook.clinics.sites;

import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that changes sites and stops. */
@Repository
class SiteStore {

    private final JdbcClient jdbc;

    SiteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One at a time plans a site. */
    void lock(SiteId site) {
        jdbc.sql("select site_id from clinics.site where site_id = :site_id for no key update")
                .param("site_id", site.value())
                .query(UUID.class)
                .optional();
    }

    void update(Site site) {
        jdbc.sql("""
                        update clinics.site
                           set name_en = :name_en, name_fr = :name_fr, zone = :zone,
                               wheelchair_access = :wheelchair_access, lanes = :lanes,
                               directions_en = :directions_en, directions_fr = :directions_fr
                         where site_id = :site_id""")
                .param("name_en", site.name().en())
                .param("name_fr", site.name().fr())
                .param("zone", site.zone().getId())
                .param("wheelchair_access", site.wheelchairAccess())
                .param("lanes", site.lanes())
                .param("directions_en", site.directions().en())
                .param("directions_fr", site.directions().fr())
                .param("site_id", site.id().value())
                .update();
    }

    void close(SiteId site, Instant now) {
        jdbc.sql("update clinics.site set closed_at = :now where site_id = :site_id and closed_at is null")
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("site_id", site.value())
                .update();
    }

    void reopen(SiteId site) {
        jdbc.sql("update clinics.site set closed_at = null where site_id = :site_id")
                .param("site_id", site.value())
                .update();
    }

    /** Published days from a date on; at one stop, or at all where none is named. */
    int publishedFrom(SiteId site, @Nullable StopId stop, LocalDate day) {
        return jdbc.sql("""
                        select count(*)::integer
                          from clinics.clinic_day
                         where site_id = :site_id and state = 'PUBLISHED' and day >= :day
                           and (cast(:stop_id as uuid) is null or stop_id = cast(:stop_id as uuid))""")
                .param("site_id", site.value())
                .param("day", day)
                .param("stop_id", stop == null ? null : stop.value())
                .query(Integer.class)
                .single();
    }

    void insert(Stop stop) {
        jdbc.sql("""
                        insert into clinics.stop
                          (site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude, longitude,
                           place_on_route)
                        values (:site_id, :stop_id, :place_en, :place_fr, :street, :town, :postal_code, :latitude,
                                :longitude, :place_on_route)""")
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

    void update(Stop stop) {
        jdbc.sql("""
                        update clinics.stop
                           set place_en = :place_en, place_fr = :place_fr, street = :street, town = :town,
                               postal_code = :postal_code, latitude = :latitude, longitude = :longitude,
                               place_on_route = :place_on_route
                         where site_id = :site_id and stop_id = :stop_id""")
                .param("place_en", stop.place().en())
                .param("place_fr", stop.place().fr())
                .param("street", stop.street())
                .param("town", stop.town())
                .param("postal_code", stop.postalCode())
                .param("latitude", stop.point().latitude())
                .param("longitude", stop.point().longitude())
                .param("place_on_route", stop.placeOnRoute())
                .param("site_id", stop.site().value())
                .param("stop_id", stop.id().value())
                .update();
    }

    void leave(Stop stop, @Nullable Instant now) {
        jdbc.sql("""
                        update clinics.stop
                           set left_at = cast(:now as timestamptz)
                         where site_id = :site_id and stop_id = :stop_id""")
                .param("now", now == null ? null : OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("site_id", stop.site().value())
                .param("stop_id", stop.id().value())
                .update();
    }
}
