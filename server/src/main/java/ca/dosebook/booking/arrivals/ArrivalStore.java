package ca.dosebook.booking.arrivals;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.vaccines.DoseOrdinal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of arrivals, and of what becomes of an appointment on its day. */
@Repository
class ArrivalStore {

    private static final String SELECT = """
            select site_id, arrival_id, clinic_day_id, person_key, appointment_id, identity_by, state, arrived_at,
                   observe_until, left_at
              from booking.arrival
            """;

    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when they wait on this day already, or the id is taken. */
    boolean insert(Arrival arrival, UUID user) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("site_id", arrival.site().value());
        all.put("arrival_id", arrival.id().value());
        all.put("day", arrival.day().value());
        all.put("person_key", arrival.person().value());
        all.put(
                "appointment_id",
                arrival.appointment().map(AppointmentId::value).orElse(null));
        all.put("identity_by", arrival.identityBy().name());
        all.put("arrived_at", at(arrival.arrivedAt()));
        all.put("user", user);
        return jdbc.sql("""
                                insert into booking.arrival
                                  (site_id, arrival_id, clinic_day_id, person_key, appointment_id, identity_by, arrived_at,
                                   arrived_by)
                                values
                                  (:site_id, :arrival_id, :day, :person_key, cast(:appointment_id as uuid), :identity_by,
                                   :arrived_at, :user)
                                on conflict do nothing""").params(all).update() == 1;
    }

    Optional<Arrival> find(SiteId site, ArrivalId id) {
        return jdbc.sql(SELECT + "where site_id = :site_id and arrival_id = :arrival_id")
                .param("site_id", site.value())
                .param("arrival_id", id.value())
                .query((row, n) -> arrival(row))
                .optional();
    }

    /** The same, locked for the caller's transaction. */
    Optional<Arrival> lock(SiteId site, ArrivalId id) {
        return jdbc.sql(SELECT + "where site_id = :site_id and arrival_id = :arrival_id for update")
                .param("site_id", site.value())
                .param("arrival_id", id.value())
                .query((row, n) -> arrival(row))
                .optional();
    }

    /** Ends an arrival that waits; false when it does not. */
    boolean end(SiteId site, ArrivalId id, ArrivalState state, Instant now, @Nullable Instant observeUntil) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("site_id", site.value());
        all.put("arrival_id", id.value());
        all.put("state", state.name());
        all.put("now", at(now));
        all.put("observe_until", observeUntil == null ? null : at(observeUntil));
        return jdbc.sql("""
                                update booking.arrival
                                   set state = :state, ended_at = :now, observe_until = cast(:observe_until as timestamptz)
                                 where site_id = :site_id and arrival_id = :arrival_id and state = 'WAITING'""").params(all).update() == 1;
    }

    /** False when they had left, or never sat. */
    boolean left(SiteId site, ArrivalId id, Instant now) {
        return jdbc.sql("""
                                update booking.arrival
                                   set left_at = :now
                                 where site_id = :site_id and arrival_id = :arrival_id and state = 'DOSED'
                                   and left_at is null""")
                        .param("site_id", site.value())
                        .param("arrival_id", id.value())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Who is on the floor: who waits, or who sits after the dose; in the order of coming. */
    List<Arrival> present(SiteId site, ClinicDayId day, ArrivalState state) {
        return jdbc.sql(SELECT + """
                         where site_id = :site_id and clinic_day_id = :day and state = :state and left_at is null
                         order by arrived_at, arrival_id""")
                .param("site_id", site.value())
                .param("day", day.value())
                .param("state", state.name())
                .query((row, n) -> arrival(row))
                .list();
    }

    List<Arrival> of(SiteId site, ClinicDayId day, Collection<PersonKey> keys) {
        return jdbc.sql(SELECT + """
                         where site_id = :site_id and clinic_day_id = :day and person_key = any(:person_keys)
                         order by arrived_at, arrival_id""")
                .param("site_id", site.value())
                .param("day", day.value())
                .param("person_keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query((row, n) -> arrival(row))
                .list();
    }

    /** The appointments in these slots, in order, with what came of them. */
    List<Expected> expected(SiteId site, ClinicDayId day, Collection<SlotId> slots) {
        return jdbc.sql("""
                        select a.appointment_id, a.person_key, a.dose_ordinal, a.starts_at, a.state, v.state as arrival
                          from booking.roster as r
                          join booking.appointment as a
                            on a.person_key = r.person_key and a.appointment_id = r.entry_id
                          left join (
                            select distinct on (appointment_id) appointment_id, state
                              from booking.arrival
                             where site_id = :site_id and clinic_day_id = :day and appointment_id is not null
                               and state <> 'UNDONE'
                             order by appointment_id, arrived_at desc
                          ) as v on v.appointment_id = a.appointment_id
                         where r.site_id = :site_id and r.slot_id = any(cast(:slots as uuid[])) and r.held_until is null
                         order by a.starts_at, a.appointment_id""")
                .param("site_id", site.value())
                .param("day", day.value())
                .param(
                        "slots",
                        slots.stream().map(slot -> slot.value().toString()).toArray(String[]::new))
                .query((row, n) -> new Expected(
                        new AppointmentId(row.getObject("appointment_id", UUID.class)),
                        new PersonKey(row.getBytes("person_key")),
                        new DoseOrdinal(row.getInt("dose_ordinal")),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        AppointmentState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("arrival")).map(ArrivalState::valueOf)))
                .list();
    }

    Optional<AppointmentState> stateOf(PersonKey person, AppointmentId appointment) {
        return jdbc.sql("""
                        select state
                          from booking.appointment
                         where person_key = :person_key and appointment_id = :appointment_id""")
                .param("person_key", person.value())
                .param("appointment_id", appointment.value())
                .query((row, n) -> AppointmentState.valueOf(row.getString("state")))
                .optional();
    }

    /**
     * What came of an appointment; false when it is not live any more. Who was noted as missing, and came after all, as is
     * told later, has kept it.
     */
    boolean endAppointment(
            PersonKey person, AppointmentId appointment, AppointmentState state, String reason, Instant now) {
        return jdbc.sql("""
                                update booking.appointment
                                   set state = :state, ended_at = :now, end_reason = :reason
                                 where person_key = :person_key and appointment_id = :appointment_id
                                   and (state = 'BOOKED' or state = 'NO_SHOW' and :state = 'FULFILLED')""")
                        .param("person_key", person.value())
                        .param("appointment_id", appointment.value())
                        .param("state", state.name())
                        .param("reason", reason)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Makes one that was noted as missed live again. Throws a duplicate-key failure when another took its place. */
    boolean expectAgain(PersonKey person, AppointmentId appointment) {
        return jdbc.sql("""
                                update booking.appointment
                                   set state = 'BOOKED', ended_at = null, end_reason = null
                                 where person_key = :person_key and appointment_id = :appointment_id
                                   and state = 'NO_SHOW'""")
                        .param("person_key", person.value())
                        .param("appointment_id", appointment.value())
                        .update()
                == 1;
    }

    /** Which of these people have a place in these slots. */
    Set<PersonKey> among(SiteId site, Collection<SlotId> slots, Collection<PersonKey> keys) {
        return new HashSet<>(jdbc.sql("""
                        select distinct person_key
                          from booking.roster
                         where site_id = :site_id and slot_id = any(cast(:slots as uuid[])) and held_until is null
                           and person_key = any(:person_keys)""")
                .param("site_id", site.value())
                .param(
                        "slots",
                        slots.stream().map(slot -> slot.value().toString()).toArray(String[]::new))
                .param("person_keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query((row, n) -> new PersonKey(row.getBytes("person_key")))
                .list());
    }

    Optional<PersonKey> personOf(SiteId site, SlotId slot, AppointmentId appointment) {
        return jdbc.sql("""
                        select person_key
                          from booking.roster
                         where site_id = :site_id and slot_id = :slot_id and entry_id = :entry_id""")
                .param("site_id", site.value())
                .param("slot_id", slot.value())
                .param("entry_id", appointment.value())
                .query((row, n) -> new PersonKey(row.getBytes("person_key")))
                .optional();
    }

    /** Who has an appointment in these slots that is still live, and did not come. */
    List<Expected> missing(SiteId site, ClinicDayId day, Collection<SlotId> slots) {
        return expected(site, day, slots).stream()
                .filter(one ->
                        one.state() == AppointmentState.BOOKED && one.arrival().isEmpty())
                .toList();
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        return new Arrival(
                new ArrivalId(row.getObject("arrival_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ClinicDayId(row.getObject("clinic_day_id", UUID.class)),
                new PersonKey(row.getBytes("person_key")),
                Optional.ofNullable(row.getObject("appointment_id", UUID.class)).map(AppointmentId::new),
                IdentityBy.valueOf(row.getString("identity_by")),
                ArrivalState.valueOf(row.getString("state")),
                moment(row, "arrived_at").orElseThrow(),
                moment(row, "observe_until"),
                moment(row, "left_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
