package ca.dosebook.console.mobile;

import ca.dosebook.access.UserId;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.mobile.Carried.State;
import ca.dosebook.kernel.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the lists that devices carry and of the records that came back. */
@Repository
class CarriedStore {

    private static final String SELECT = """
            select site_id, carried_id, clinic_day_id, user_id, session_id, device, people, packed_at, valid_until, state,
                   heard_at
              from console.carried
            """;

    private final JdbcClient jdbc;

    CarriedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Carried carried, byte[] sealedKey, List<Carried.Row> rows) {
        jdbc.sql("""
                        insert into console.carried
                          (site_id, carried_id, clinic_day_id, user_id, session_id, device, people, packed_at, valid_until,
                           heard_at, sealed_key)
                        values
                          (:site_id, :carried_id, :day, :user, :session, :device, :people, :packed_at, :valid_until,
                           :packed_at, :sealed_key)""")
                .param("site_id", carried.site().value())
                .param("carried_id", carried.id())
                .param("day", carried.day().value())
                .param("user", carried.user().value())
                .param("session", carried.session())
                .param("device", carried.device())
                .param("people", carried.people())
                .param("packed_at", at(carried.packedAt()))
                .param("valid_until", at(carried.validUntil()))
                .param("sealed_key", sealedKey)
                .update();
        for (Carried.Row row : rows) {
            jdbc.sql("""
                            insert into console.carried_row (site_id, carried_id, appointment_id, person_key, doses)
                            values (:site_id, :carried_id, :appointment, :person_key, :doses)""")
                    .param("site_id", carried.site().value())
                    .param("carried_id", carried.id())
                    .param("appointment", row.appointment().value())
                    .param("person_key", row.person().value())
                    .param("doses", row.doses())
                    .update();
        }
    }

    Optional<Carried> find(SiteId site, UUID id) {
        return jdbc.sql(SELECT + "where site_id = :site_id and carried_id = :carried_id")
                .param("site_id", site.value())
                .param("carried_id", id)
                .query((row, n) -> carried(row))
                .optional();
    }

    /** Newest first. */
    List<Carried> ofDay(Place place) {
        return jdbc.sql(SELECT + """
                         where site_id = :site_id and clinic_day_id = :day
                         order by packed_at desc, carried_id""")
                .param("site_id", place.site().value())
                .param("day", place.day().value())
                .query((row, n) -> carried(row))
                .list();
    }

    /** Of the whole province, newest first. */
    List<Carried> since(Instant moment, int most) {
        return jdbc.sql(SELECT + """
                         where packed_at >= :moment
                         order by packed_at desc, carried_id
                         limit :most""")
                .param("moment", at(moment))
                .param("most", most)
                .query((row, n) -> carried(row))
                .list();
    }

    Optional<Carried.Row> row(Carried carried, AppointmentId appointment) {
        return jdbc.sql("""
                        select appointment_id, person_key, doses
                          from console.carried_row
                         where site_id = :site_id and carried_id = :carried_id and appointment_id = :appointment""")
                .param("site_id", carried.site().value())
                .param("carried_id", carried.id())
                .param("appointment", appointment.value())
                .query((row, n) -> new Carried.Row(
                        new AppointmentId(row.getObject("appointment_id", UUID.class)),
                        new PersonKey(row.getBytes("person_key")),
                        row.getInt("doses")))
                .optional();
    }

    byte[] sealedKey(Carried carried) {
        return jdbc.sql("""
                        select sealed_key
                          from console.carried
                         where site_id = :site_id and carried_id = :carried_id""")
                .param("site_id", carried.site().value())
                .param("carried_id", carried.id())
                .query((row, n) -> row.getBytes("sealed_key"))
                .single();
    }

    /** False when it had come to an end. */
    boolean end(Carried carried, State state, UUID user, Instant now) {
        return jdbc.sql("""
                                update console.carried
                                   set state = :state, ended_at = :now, ended_by = :user
                                 where site_id = :site_id and carried_id = :carried_id and state = 'OUT'""")
                        .param("site_id", carried.site().value())
                        .param("carried_id", carried.id())
                        .param("state", state.name())
                        .param("user", user)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void heard(Carried carried, Instant now) {
        jdbc.sql("""
                        update console.carried
                           set heard_at = :now
                         where site_id = :site_id and carried_id = :carried_id and heard_at < :now""")
                .param("site_id", carried.site().value())
                .param("carried_id", carried.id())
                .param("now", at(now))
                .update();
    }

    /** What a record came to. @param arrival as the server knows it */
    record Kept(UUID carried, UUID appointment, Optional<UUID> arrival, Set<TabletConcern> concerns) {}

    /** False when a record of this id was taken, or is being taken and then was. */
    boolean begin(Carried carried, SentRecord.Read record, Instant recordedAt, Instant now) {
        return jdbc.sql("""
                                insert into console.carried_record
                                  (site_id, record_id, carried_id, kind, appointment_id, recorded_at, taken_at)
                                values
                                  (:site_id, :record_id, :carried_id, :kind, :appointment, :recorded_at, :now)
                                on conflict do nothing""")
                        .param("site_id", carried.site().value())
                        .param("record_id", record.id())
                        .param("carried_id", carried.id())
                        .param("kind", record.noted().kind().name())
                        .param("appointment", record.appointment().value())
                        .param("recorded_at", at(recordedAt))
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void complete(Carried carried, UUID record, UUID arrival, Set<TabletConcern> concerns) {
        jdbc.sql("""
                        update console.carried_record
                           set arrival_id = :arrival, concerns = cast(:concerns as text[])
                         where site_id = :site_id and record_id = :record_id""")
                .param("site_id", carried.site().value())
                .param("record_id", record)
                .param("arrival", arrival)
                .param("concerns", concerns.stream().map(Enum::name).sorted().toArray(String[]::new))
                .update();
    }

    Optional<Kept> kept(SiteId site, UUID record) {
        return jdbc.sql("""
                        select carried_id, appointment_id, arrival_id, concerns
                          from console.carried_record
                         where site_id = :site_id and record_id = :record_id""")
                .param("site_id", site.value())
                .param("record_id", record)
                .query((row, n) -> new Kept(
                        row.getObject("carried_id", UUID.class),
                        row.getObject("appointment_id", UUID.class),
                        Optional.ofNullable(row.getObject("arrival_id", UUID.class)),
                        concerns(row)))
                .optional();
    }

    /** What somebody should look at, of one day, in the order in which it was recorded. */
    List<TakenRecord> concerned(Place place) {
        return jdbc.sql("""
                        select r.record_id, r.kind, p.person_key, c.device, c.user_id, r.concerns, r.recorded_at,
                               r.looked_at is not null as looked
                          from console.carried as c
                          join console.carried_record as r on r.site_id = c.site_id and r.carried_id = c.carried_id
                          join console.carried_row as p
                            on p.site_id = r.site_id and p.carried_id = r.carried_id
                           and p.appointment_id = r.appointment_id
                         where c.site_id = :site_id and c.clinic_day_id = :day and r.concerns <> '{}'
                         order by r.recorded_at, r.record_id""")
                .param("site_id", place.site().value())
                .param("day", place.day().value())
                .query((row, n) -> new TakenRecord(
                        row.getObject("record_id", UUID.class),
                        Noted.Kind.valueOf(row.getString("kind")),
                        new PersonKey(row.getBytes("person_key")),
                        row.getString("device"),
                        row.getObject("user_id", UUID.class),
                        concerns(row),
                        moment(row, "recorded_at"),
                        row.getBoolean("looked")))
                .list();
    }

    void looked(SiteId site, UUID record, UUID user, Instant now) {
        jdbc.sql("""
                        update console.carried_record
                           set looked_at = :now, looked_by = :user
                         where site_id = :site_id and record_id = :record_id and looked_at is null""")
                .param("site_id", site.value())
                .param("record_id", record)
                .param("user", user)
                .param("now", at(now))
                .update();
    }

    private static Set<TabletConcern> concerns(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("concerns").getArray())
                .map(TabletConcern::valueOf)
                .collect(Collectors.toSet());
    }

    private static Carried carried(ResultSet row) throws SQLException {
        return new Carried(
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getObject("carried_id", UUID.class),
                new ClinicDayId(row.getObject("clinic_day_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getObject("session_id", UUID.class),
                row.getString("device"),
                row.getInt("people"),
                moment(row, "packed_at"),
                moment(row, "valid_until"),
                State.valueOf(row.getString("state")),
                moment(row, "heard_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
