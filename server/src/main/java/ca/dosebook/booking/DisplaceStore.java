package ca.dosebook.booking;

import ca.dosebook.audit.AuditSql;
import ca.dosebook.clinics.Places;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.OutboxSql;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that puts an appointment elsewhere on the clinic's behalf. */
@Repository
class DisplaceStore {

    /**
     * One statement: the old appointment ends exactly when the new place is taken. Whoever moves or cancels it at the same
     * moment is waited for; then there is nothing left to do here.
     */
    private static String displace(String place) {
        return """
            with live as (
              select booking_id, dose_ordinal, appointment_id
                from booking.appointment
               where person_key = :person_key and appointment_id = :appointment_id
                 and state = 'BOOKED' and starts_at > :now
                 for update
            ), %s, ended as (
              update booking.appointment as a
                 set state = 'MOVED', ended_at = :now, end_reason = :end_reason
                from live, place
               where a.person_key = :person_key and a.appointment_id = live.appointment_id
              returning a.appointment_id, a.site_id, a.slot_id
            ), all_ended as (
              select count(*) from ended
            ), appointments as (
              insert into booking.appointment
                (person_key, appointment_id, booking_id, dose_ordinal, site_id, slot_id, starts_at, product_code,
                 booked_at)
              select :person_key, :new_appointment_id, live.booking_id, live.dose_ordinal, place.site_id, place.slot_id,
                     place.starts_at, :product_code, :now
                from live, place, all_ended
            ), entry as (
              insert into booking.roster (site_id, slot_id, entry_id, person_key, dose_ordinal, held_until)
              select place.site_id, place.slot_id, :new_appointment_id, :person_key, live.dose_ordinal, null
                from live, place
            ), %s, to_tell as (
              select 1 from ended where :tell
            ), %s, left_entry as (
              delete from booking.roster as r
               using ended
               where r.site_id = ended.site_id and r.slot_id = ended.slot_id and r.entry_id = ended.appointment_id
              returning r.site_id, r.slot_id
            ), %s
            select exists (select from live) as live, exists (select from place) as placed""".formatted(
                        place,
                        AuditSql.recordWhen("written_down", "ended"),
                        OutboxSql.enqueueWhen("to_tell"),
                        Places.giveBack("given_back", "left_entry"));
    }

    private static final String IF_LIVE = "exists (select from live)";
    private static final String DISPLACE = displace(Places.take("place", IF_LIVE));
    private static final String DISPLACE_INTO = displace(Places.takeForClinic("place", IF_LIVE));

    private final JdbcClient jdbc;

    DisplaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where someone goes.
     *
     * @param byClinic whether the slot is one of the clinic's own choosing, which may be closed to everyone else
     * @param asker whose shares of the slot they may have
     */
    record Place(Slot slot, boolean byClinic, Asker asker) {}

    /** @param live whether the appointment was there to be moved; @param placed whether it was */
    record Answer(boolean live, boolean placed) {}

    Answer displace(
            PersonKey person,
            AppointmentId old,
            AppointmentId replacement,
            Place place,
            EndReason reason,
            AppointmentStore.Told told) {
        Slot slot = place.slot();
        return jdbc.sql(place.byClinic() ? DISPLACE_INTO : DISPLACE)
                .params(Places.shares(slot, place.asker()))
                .params(told.parameters())
                .param("person_key", person.value())
                .param("appointment_id", old.value())
                .param("new_appointment_id", replacement.value())
                .param("site_id", slot.site().id().value())
                .param("slot_id", slot.id().value())
                .param("product_code", slot.clinicDay().product().value())
                .param("end_reason", reason.name())
                .query((row, n) -> new Answer(row.getBoolean("live"), row.getBoolean("placed")))
                .single();
    }

    /** The booking to which an appointment belongs. */
    Optional<BookingId> bookingOf(PersonKey person, AppointmentId appointment) {
        return jdbc.sql("""
                        select booking_id
                          from booking.appointment
                         where person_key = :person_key and appointment_id = :appointment_id""")
                .param("person_key", person.value())
                .param("appointment_id", appointment.value())
                .query(UUID.class)
                .optional()
                .map(BookingId::new);
    }
}
