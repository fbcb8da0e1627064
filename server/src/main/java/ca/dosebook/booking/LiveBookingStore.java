package ca.dosebook.booking;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@link LiveBookings}: one row a person, in the order of their keys. */
@Repository
class LiveBookingStore {

    private final JdbcClient jdbc;

    LiveBookingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LiveBooking> ofUnit(HealthUnitId unit, byte[] after, Instant now, int most) {
        return jdbc.sql("""
                        select b.person_key, b.health_unit_id, bool_or(b.invitation_id is not null) as invited,
                               array_agg(distinct a.site_id) as sites
                          from booking.booking as b
                          join booking.appointment as a
                            on a.person_key = b.person_key and a.booking_id = b.booking_id
                         where b.health_unit_id = :unit and b.person_key > :after
                           and a.state = 'BOOKED' and a.starts_at > :now
                         group by b.person_key, b.health_unit_id
                         order by b.person_key
                         limit :most""")
                .param("unit", unit.value())
                .param("after", after)
                .param("now", at(now))
                .param("most", most)
                .query((row, n) -> booking(row))
                .list();
    }

    List<LiveBooking> atSite(SiteId site, byte[] after, Instant now, int most) {
        return jdbc.sql("""
                        select b.person_key, max(b.health_unit_id) as health_unit_id,
                               bool_or(b.invitation_id is not null) as invited, array_agg(distinct a.site_id) as sites
                          from booking.booking as b
                          join booking.appointment as a
                            on a.person_key = b.person_key and a.booking_id = b.booking_id
                         where a.site_id = :site and b.person_key > :after
                           and a.state = 'BOOKED' and a.starts_at > :now
                         group by b.person_key
                         order by b.person_key
                         limit :most""")
                .param("site", site.value())
                .param("after", after)
                .param("now", at(now))
                .param("most", most)
                .query((row, n) -> booking(row))
                .list();
    }

    private static LiveBooking booking(ResultSet row) throws SQLException {
        return new LiveBooking(
                new PersonKey(row.getBytes("person_key")),
                new HealthUnitId(row.getInt("health_unit_id")),
                row.getBoolean("invited"),
                Arrays.stream((UUID[]) row.getArray("sites").getArray())
                        .map(SiteId::new)
                        .collect(Collectors.toSet()));
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
