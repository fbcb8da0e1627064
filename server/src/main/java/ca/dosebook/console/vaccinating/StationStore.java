package ca.dosebook.console.vaccinating;

import ca.dosebook.access.UserId;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.inventory.LotId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the stations. */
@Repository
class StationStore {

    private static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;

    StationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Station find(UserId user, ClinicDayId day) {
        return jdbc.sql("select lot_id, body_site from console.station where user_id = :user and clinic_day_id = :day")
                .param("user", user.value())
                .param("day", day.value())
                .query((row, n) -> new Station(
                        Optional.ofNullable(row.getObject("lot_id", UUID.class)).map(LotId::new),
                        BodySite.valueOf(row.getString("body_site"))))
                .optional()
                .orElse(Station.NEW);
    }

    /** Replaces what was chosen before, and forgets what is older than the shift. */
    void put(UserId user, ClinicDayId day, Station station, Instant now) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("user", user.value());
        all.put("day", day.value());
        all.put("lot", station.lot().map(LotId::value).orElse(null));
        all.put("body_site", station.bodySite().name());
        all.put("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        all.put("before", OffsetDateTime.ofInstant(now.minus(KEPT), ZoneOffset.UTC));
        jdbc.sql("delete from console.station where set_at < :before")
                .params(all)
                .update();
        jdbc.sql("""
                        insert into console.station (user_id, clinic_day_id, lot_id, body_site, set_at)
                        values (:user, :day, cast(:lot as uuid), :body_site, :now)
                        on conflict (user_id, clinic_day_id) do update
                          set lot_id = excluded.lot_id, body_site = excluded.body_site, set_at = excluded.set_at""").params(all).update();
    }
}
