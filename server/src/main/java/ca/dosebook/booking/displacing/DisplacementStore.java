package ca.dosebook.booking.displacing;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.Places;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.kernel.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the appointments of a day that falls out. */
@Repository
class DisplacementStore {

    /** Holds are locked before roster entries, as everywhere; a confirmation that is under way is waited for. */
    private static final String RELEASE_HOLDS = """
            with due as (
              select site_id, slot_id, entry_id, person_key, dose_ordinal
                from booking.roster
               where site_id = :site_id and slot_id = any(cast(:slot_ids as uuid[])) and held_until is not null
               limit 50
            ), owned as (
              select h.hold_id
                from booking.hold as h
                join due
                  on h.person_key = due.person_key and h.dose_ordinal = due.dose_ordinal and h.hold_id = due.entry_id
                 for update of h
            ), released as (
              select r.site_id, r.slot_id, r.entry_id
                from due
                join booking.roster as r
                  on r.site_id = due.site_id and r.slot_id = due.slot_id and r.entry_id = due.entry_id
               where r.held_until is not null and (select count(*) from owned) >= 0
                 for update of r
            ), left_entry as (
              delete from booking.roster as r
               using released
               where r.site_id = released.site_id and r.slot_id = released.slot_id and r.entry_id = released.entry_id
                 and r.held_until is not null
              returning r.site_id, r.slot_id, r.entry_id, r.person_key, r.dose_ordinal
            ), gone as (
              delete from booking.hold as h
               using left_entry
               where h.person_key = left_entry.person_key and h.dose_ordinal = left_entry.dose_ordinal
                 and h.hold_id = left_entry.entry_id
            ), %s
            select count(*) from left_entry""".formatted(Places.giveBack("given_back", "left_entry"));

    private final JdbcClient jdbc;

    DisplacementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One appointment that waits, with what is needed to find it. */
    record Waiting(AppointmentId appointment, PersonKey person, SlotId slot) {}

    /** Gives back at most 50 places of people who are still typing; they are told that the place was taken. */
    int releaseHolds(Displacing displacing, List<SlotId> slots) {
        return jdbc.sql(RELEASE_HOLDS)
                .param("site_id", displacing.site().value())
                .param("slot_ids", array(slots))
                .query(Integer.class)
                .single();
    }

    /** Puts every live appointment of these slots on the list; those that are on it already stay as they are. */
    int enlist(Displacing displacing, List<SlotId> slots, Instant now) {
        return jdbc.sql("""
                        insert into booking.displacement
                          (site_id, displacing_id, appointment_id, person_key, slot_id, starts_at, dose_ordinal)
                        select r.site_id, :displacing_id, a.appointment_id, a.person_key, a.slot_id, a.starts_at,
                               a.dose_ordinal
                          from booking.roster as r
                          join booking.appointment as a
                            on a.person_key = r.person_key and a.appointment_id = r.entry_id
                         where r.site_id = :site_id and r.slot_id = any(cast(:slot_ids as uuid[]))
                           and r.held_until is null and a.state = 'BOOKED' and a.starts_at > :now
                        on conflict do nothing""")
                .param("displacing_id", displacing.id().value())
                .param("site_id", displacing.site().value())
                .param("slot_ids", array(slots))
                .param("now", DisplacingStore.at(now))
                .update();
    }

    /** The live appointments of these slots that are still ahead, in order of their start. */
    List<Waiting> affected(Displacing displacing, List<SlotId> slots, Instant now) {
        return jdbc.sql("""
                        select a.appointment_id, a.person_key, a.slot_id
                          from booking.roster as r
                          join booking.appointment as a
                            on a.person_key = r.person_key and a.appointment_id = r.entry_id
                         where r.site_id = :site_id and r.slot_id = any(cast(:slot_ids as uuid[]))
                           and r.held_until is null and a.state = 'BOOKED' and a.starts_at > :now
                         order by a.starts_at, a.appointment_id""")
                .param("site_id", displacing.site().value())
                .param("slot_ids", array(slots))
                .param("now", DisplacingStore.at(now))
                .query((row, n) -> waiting(row))
                .list();
    }

    /**
     * The next that waits and that no other node is at, locked until the transaction ends; earliest appointments first.
     *
     * @param skipped those that failed a moment ago, so that the others get their turn
     */
    Optional<Waiting> next(Displacing displacing, Set<AppointmentId> skipped) {
        return jdbc.sql("""
                        select m.appointment_id, m.person_key, m.slot_id
                          from booking.displacement as m
                          join booking.displacing as d
                            on d.site_id = m.site_id and d.displacing_id = m.displacing_id
                         where m.site_id = :site_id and m.displacing_id = :displacing_id and m.state = 'WAITING'
                           and d.state = 'WORKING' and not (m.appointment_id = any(cast(:skipped as uuid[])))
                         order by m.starts_at, m.appointment_id
                         limit 1
                           for update of m skip locked""")
                .param("site_id", displacing.site().value())
                .param("displacing_id", displacing.id().value())
                .param(
                        "skipped",
                        skipped.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query((row, n) -> waiting(row))
                .optional();
    }

    void worked(
            Displacing displacing,
            AppointmentId appointment,
            String state,
            Optional<AppointmentId> placed,
            Instant now) {
        jdbc.sql("""
                        update booking.displacement
                           set state = :state, new_appointment_id = cast(:placed as uuid), worked_at = :now
                         where site_id = :site_id and displacing_id = :displacing_id
                           and appointment_id = :appointment_id""")
                .param("site_id", displacing.site().value())
                .param("displacing_id", displacing.id().value())
                .param("appointment_id", appointment.value())
                .param("state", state)
                .param("placed", placed.map(AppointmentId::value).orElse(null))
                .param("now", DisplacingStore.at(now))
                .update();
    }

    Progress progress(Displacing displacing) {
        return jdbc.sql("""
                        select count(*) filter (where state = 'WAITING')::integer as waiting,
                               count(*) filter (where state = 'PLACED')::integer as placed,
                               count(*) filter (where state = 'WITHOUT_PLACE')::integer as without_place,
                               count(*) filter (where state = 'GONE')::integer as gone
                          from booking.displacement
                         where site_id = :site_id and displacing_id = :displacing_id""")
                .param("site_id", displacing.site().value())
                .param("displacing_id", displacing.id().value())
                .query((row, n) -> new Progress(
                        row.getInt("waiting"), row.getInt("placed"), row.getInt("without_place"), row.getInt("gone")))
                .single();
    }

    /** An appointment of the list with what came of it. */
    record Row(
            DisplacingId displacing,
            AppointmentId appointment,
            PersonKey person,
            SlotId slot,
            Optional<AppointmentId> placed,
            boolean answered) {}

    /** What became of an appointment that ended so; empty for any other. */
    Optional<Row> of(PersonKey person, AppointmentId appointment) {
        return jdbc.sql("""
                        select displacing_id, appointment_id, person_key, slot_id, new_appointment_id, answered_at
                          from booking.displacement
                         where person_key = :person_key and appointment_id = :appointment_id
                           and state in ('PLACED', 'WITHOUT_PLACE')""")
                .param("person_key", person.value())
                .param("appointment_id", appointment.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** Everyone with a new place or none, in the order of their old appointments. */
    List<Row> worked(Displacing displacing) {
        return jdbc.sql("""
                        select displacing_id, appointment_id, person_key, slot_id, new_appointment_id, answered_at
                          from booking.displacement
                         where site_id = :site_id and displacing_id = :displacing_id
                           and state in ('PLACED', 'WITHOUT_PLACE')
                         order by starts_at, appointment_id""")
                .param("site_id", displacing.site().value())
                .param("displacing_id", displacing.id().value())
                .query((row, n) -> row(row))
                .list();
    }

    void answered(PersonKey person, AppointmentId appointment, Instant now) {
        jdbc.sql("""
                        update booking.displacement
                           set answered_at = coalesce(answered_at, :now)
                         where person_key = :person_key and appointment_id = :appointment_id and state = 'PLACED'""")
                .param("person_key", person.value())
                .param("appointment_id", appointment.value())
                .param("now", DisplacingStore.at(now))
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new DisplacingId(row.getObject("displacing_id", UUID.class)),
                new AppointmentId(row.getObject("appointment_id", UUID.class)),
                new PersonKey(row.getBytes("person_key")),
                new SlotId(row.getObject("slot_id", UUID.class)),
                Optional.ofNullable(row.getObject("new_appointment_id", UUID.class))
                        .map(AppointmentId::new),
                row.getObject("answered_at") != null);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new AppointmentId(row.getObject("appointment_id", UUID.class)),
                new PersonKey(row.getBytes("person_key")),
                new SlotId(row.getObject("slot_id", UUID.class)));
    }

    private static String[] array(List<SlotId> slots) {
        return slots.stream().map(slot -> slot.value().toString()).toArray(String[]::new);
    }
}
