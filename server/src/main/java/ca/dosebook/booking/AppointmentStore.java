package ca.dosebook.booking;

import ca.dosebook.audit.AuditSql;
import ca.dosebook.clinics.Places;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.OutboxSql;
import ca.dosebook.people.Claim;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of bookings and appointments, but that of making them. Each act is one statement: all of it happens or nothing. */
@Repository
class AppointmentStore {

    /** The roster entries of the holds to be confirmed, locked; a hold that ran out and was swept is not among them. */
    private static final String FOUND = """
            found as (
              select r.site_id, r.slot_id, r.entry_id, r.dose_ordinal, h.starts_at, w.product_code
                from unnest(cast(:hold_ids as uuid[]), cast(:dose_ordinals as smallint[]), cast(:slot_ids as uuid[]),
                            cast(:products as text[]))
                       as w (hold_id, dose_ordinal, slot_id, product_code)
                join booking.hold as h
                  on h.person_key = :person_key and h.birth_hash = :person_birth_hash
                 and h.dose_ordinal = w.dose_ordinal and h.hold_id = w.hold_id and h.slot_id = w.slot_id
                join booking.roster as r
                  on r.site_id = h.site_id and r.slot_id = h.slot_id and r.entry_id = h.hold_id
               where r.held_until is not null
                 for update of h, r
            )""";

    /** From hold to appointment: the place is already taken, so no slot is touched. */
    private static final String KEPT = """
            kept as (
              update booking.roster as r
                 set held_until = null
                from found, complete
               where r.site_id = found.site_id and r.slot_id = found.slot_id and r.entry_id = found.entry_id
            ), done as (
              delete from booking.hold as h
               using found, complete
               where h.person_key = :person_key and h.birth_hash = :person_birth_hash
                 and h.dose_ordinal = found.dose_ordinal and h.hold_id = found.entry_id
            )""";

    /** What has begun is not ended: then the new appointment meets the live one, and all of it is undone. */
    private static final String CHANGE = """
            with %s, complete as (
              select 1
               where (select count(*) from found) = :places
                 and exists (select from booking.booking where person_key = :person_key and booking_id = :booking_id)
            ), ended as (
              update booking.appointment as a
                 set state = 'MOVED', ended_at = :now, end_reason = 'BY_PERSON'
                from found, complete
               where a.person_key = :person_key and a.booking_id = :booking_id
                 and a.dose_ordinal = found.dose_ordinal and a.state = 'BOOKED' and a.starts_at > :now
              returning a.appointment_id, a.site_id, a.slot_id
            ), all_ended as (
              select count(*) from ended
            ), appointments as (
              insert into booking.appointment
                (person_key, appointment_id, booking_id, dose_ordinal, site_id, slot_id, starts_at, product_code,
                 booked_at)
              select :person_key, entry_id, :booking_id, dose_ordinal, site_id, slot_id, starts_at, product_code, :now
                from found, complete, all_ended
            ), %s, to_tell as (
              select 1 from complete where :tell
            ), %s, %s, left_entry as (
              delete from booking.roster as r
               using ended
               where r.site_id = ended.site_id and r.slot_id = ended.slot_id and r.entry_id = ended.appointment_id
              returning r.site_id, r.slot_id
            ), %s
            select (select array_agg(dose_ordinal) from found) as found,
                   exists (select from complete) as complete""".formatted(
                    FOUND,
                    AuditSql.recordWhen("written_down", "complete"),
                    OutboxSql.enqueueWhen("to_tell"),
                    KEPT,
                    Places.giveBack("given_back", "left_entry"));

    private static final String CANCEL = """
            with ended as (
              update booking.appointment
                 set state = 'CANCELLED', ended_at = :now, end_reason = :end_reason
               where person_key = :person_key and booking_id = :booking_id
                 and appointment_id = any(cast(:appointment_ids as uuid[]))
                 and state = 'BOOKED' and starts_at > :now
              returning appointment_id, site_id, slot_id
            ), %s, to_tell as (
              select 1 where :tell and exists (select from ended)
            ), %s, left_entry as (
              delete from booking.roster as r
               using ended
               where r.site_id = ended.site_id and r.slot_id = ended.slot_id and r.entry_id = ended.appointment_id
              returning r.site_id, r.slot_id
            ), %s
            select count(*) from ended""".formatted(
                    AuditSql.recordWhen("written_down", "ended"),
                    OutboxSql.enqueueWhen("to_tell"),
                    Places.giveBack("given_back", "left_entry"));

    private static final String SELECT = """
            select b.person_key, b.booking_id, b.reference, b.health_unit_id,
                   a.appointment_id, a.dose_ordinal, a.site_id, a.slot_id, a.starts_at, a.product_code, a.state,
                   a.end_reason
              from booking.booking as b
              left join booking.appointment as a
                on a.person_key = b.person_key and a.booking_id = b.booking_id
            """;

    private final JdbcClient jdbc;

    AppointmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The doses found when the change could not be made; empty when it was. */
    Optional<Set<DoseOrdinal>> change(Claim claim, BookingId booking, List<Hold> holds, Told told) {
        return bindHolds(jdbc.sql(CHANGE).params(claim.parameters()), holds)
                .params(told.parameters())
                .param("booking_id", booking.value())
                .query((row, n) ->
                        row.getBoolean("complete") ? Optional.<Set<DoseOrdinal>>empty() : Optional.of(doses(row)))
                .single();
    }

    /** How many of the appointments were live and ahead, and are cancelled now. */
    int cancel(PersonKey person, BookingId booking, List<AppointmentId> appointments, EndReason reason, Told told) {
        return jdbc.sql(CANCEL)
                .params(told.parameters())
                .param("person_key", person.value())
                .param("booking_id", booking.value())
                .param(
                        "appointment_ids",
                        appointments.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .param("end_reason", reason.name())
                .query(Integer.class)
                .single();
    }

    Optional<Booking> find(PersonKey person, BookingId id) {
        return bookings(jdbc.sql(SELECT + """
                        where b.person_key = :person_key and b.booking_id = :booking_id
                        order by a.dose_ordinal, a.booked_at""")
                        .param("person_key", person.value())
                        .param("booking_id", id.value()))
                .stream()
                .findFirst();
    }

    /** Ids grow with time, so the latest booking has the greatest. */
    List<Booking> of(PersonKey person) {
        return bookings(jdbc.sql(SELECT + """
                        where b.person_key = :person_key
                        order by b.booking_id desc, a.dose_ordinal, a.booked_at""").param("person_key", person.value()));
    }

    /** All bookings with this reference; more than one only by a chance of one in many billions. */
    List<Booking> find(BookingReference reference) {
        return bookings(jdbc.sql(SELECT + """
                        where b.reference = :reference
                        order by b.booking_id, a.dose_ordinal, a.booked_at""").param("reference", reference.digits()));
    }

    private static List<Booking> bookings(JdbcClient.StatementSpec statement) {
        List<Booking> bookings = new ArrayList<>();
        statement.query(row -> {
            BookingId id = new BookingId(row.getObject("booking_id", UUID.class));
            Booking last = bookings.isEmpty() ? null : bookings.getLast();
            List<Appointment> appointments = new ArrayList<>();
            if (last != null && last.id().equals(id)) {
                appointments.addAll(last.appointments());
                bookings.removeLast();
            }
            if (row.getObject("appointment_id") != null) {
                appointments.add(appointment(row));
            }
            bookings.add(new Booking(
                    id,
                    new BookingReference(row.getString("reference")),
                    new PersonKey(row.getBytes("person_key")),
                    new HealthUnitId(row.getInt("health_unit_id")),
                    appointments));
        });
        return bookings;
    }

    private static Appointment appointment(ResultSet row) throws SQLException {
        return new Appointment(
                new AppointmentId(row.getObject("appointment_id", UUID.class)),
                new DoseOrdinal(row.getInt("dose_ordinal")),
                new SiteId(row.getObject("site_id", UUID.class)),
                new SlotId(row.getObject("slot_id", UUID.class)),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                new ProductCode(row.getString("product_code")),
                AppointmentState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("end_reason")).map(EndReason::valueOf));
    }

    private static JdbcClient.StatementSpec bindHolds(JdbcClient.StatementSpec statement, List<Hold> holds) {
        return statement
                .param("hold_ids", array(holds, hold -> hold.id().value().toString()))
                .param(
                        "dose_ordinals",
                        array(holds, hold -> String.valueOf(hold.dose().value())))
                .param("slot_ids", array(holds, hold -> hold.slot().id().value().toString()))
                .param(
                        "products",
                        array(holds, hold -> hold.slot().clinicDay().product().value()))
                .param("places", holds.size());
    }

    private static String[] array(List<Hold> holds, Function<Hold, String> part) {
        return holds.stream().map(part).toArray(String[]::new);
    }

    private static Set<DoseOrdinal> doses(ResultSet row) throws SQLException {
        Array found = row.getArray("found");
        Set<DoseOrdinal> doses = new HashSet<>();
        if (found != null) {
            Arrays.stream((Short[]) found.getArray()).forEach(value -> doses.add(new DoseOrdinal(value)));
        }
        return doses;
    }

    /** When the act happened, the message that tells of it, if anyone is to be told, and its audit entry. */
    record Told(Instant now, boolean tell, Map<String, Object> message, Map<String, @Nullable Object> entry) {

        /** @param parameters of the audit entry */
        Told writtenDown(Map<String, @Nullable Object> parameters) {
            return new Told(now, tell, message, parameters);
        }

        Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> all = new HashMap<>(message);
            all.putAll(entry);
            all.put("tell", tell);
            all.put("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            return all;
        }
    }
}
