package ca.dosebook.booking;

import ca.dosebook.clinics.Places;
import ca.dosebook.clinics.Slot;
import ca.dosebook.people.PersonKey;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of holds. */
@Repository
class HoldStore {

    /**
     * Takes a place and gives back the one this person held for the same dose, in one statement. When the very slot is
     * held already, its hold is extended instead. The slot is locked last but for what depends on having the place.
     */
    private static final String HOLD = """
            with held as (
              select hold_id, site_id, slot_id
                from booking.hold
               where person_key = :person_key and dose_ordinal = :dose_ordinal
                 for update
            ), booked as (
              select 1 from booking.appointment
               where person_key = :person_key and dose_ordinal = :dose_ordinal and state = 'BOOKED'
                 and not :changing
            ), %s, same as (
              update booking.hold
                 set held_until = :held_until
               where person_key = :person_key and dose_ordinal = :dose_ordinal
                 and exists (select from held where slot_id = :slot_id)
                 and not exists (select from booked)
              returning hold_id, site_id, slot_id
            ), same_entry as (
              update booking.roster as r
                 set held_until = :held_until
                from same
               where r.site_id = same.site_id and r.slot_id = same.slot_id and r.entry_id = same.hold_id
            ), entry as (
              insert into booking.roster (site_id, slot_id, entry_id, person_key, dose_ordinal, held_until)
              select site_id, slot_id, :hold_id, :person_key, :dose_ordinal, :held_until
                from place
            ), replaced as (
              update booking.hold as h
                 set hold_id = :hold_id, site_id = place.site_id, slot_id = place.slot_id,
                     starts_at = place.starts_at, created_at = :now, held_until = :held_until
                from place
               where h.person_key = :person_key and h.dose_ordinal = :dose_ordinal
                 and exists (select from held)
            ), added as (
              insert into booking.hold
                (person_key, dose_ordinal, hold_id, site_id, slot_id, starts_at, created_at, held_until)
              select :person_key, :dose_ordinal, :hold_id, site_id, slot_id, starts_at, :now, :held_until
                from place
               where not exists (select from held)
            ), left_entry as (
              delete from booking.roster as r
               using held, place
               where r.site_id = held.site_id and r.slot_id = held.slot_id and r.entry_id = held.hold_id
              returning r.site_id, r.slot_id
            ), %s
            select exists (select from booked) as booked,
                   exists (select from place) as placed,
                   (select hold_id from same) as same_hold""".formatted(
                    Places.take(
                            "place",
                            "not exists (select from booked) and not exists (select from held where slot_id = :slot_id)"),
                    Places.giveBack("given_back", "left_entry"));

    private static final String EXTEND = """
            with extended as (
              update booking.hold
                 set held_until = least(:held_until, created_at + cast(:longest as interval))
               where person_key = :person_key
              returning hold_id, site_id, slot_id, held_until
            ), entry as (
              update booking.roster as r
                 set held_until = extended.held_until
                from extended
               where r.site_id = extended.site_id and r.slot_id = extended.slot_id
                 and r.entry_id = extended.hold_id and r.held_until is not null
              returning r.entry_id, r.held_until
            )
            select entry_id, held_until from entry""";

    private static final String RELEASE = """
            with gone as (
              delete from booking.hold
               where person_key = :person_key
              returning hold_id, site_id, slot_id
            ), left_entry as (
              delete from booking.roster as r
               using gone
               where r.site_id = gone.site_id and r.slot_id = gone.slot_id
                 and r.entry_id = gone.hold_id and r.held_until is not null
              returning r.site_id, r.slot_id
            ), %s
            select count(*) from left_entry""".formatted(Places.giveBack("given_back", "left_entry"));

    /** The roster decides: an entry that a confirmation is just keeping is skipped, and no longer fits afterwards. */
    private static final String SWEEP = """
            with expired as (
              select site_id, slot_id, entry_id
                from booking.roster
               where held_until < :now
               order by site_id, slot_id
               limit :most
                 for update skip locked
            ), left_entry as (
              delete from booking.roster as r
               using expired
               where r.site_id = expired.site_id and r.slot_id = expired.slot_id and r.entry_id = expired.entry_id
              returning r.site_id, r.slot_id, r.entry_id, r.person_key, r.dose_ordinal
            ), gone as (
              delete from booking.hold as h
               using left_entry
               where h.person_key = left_entry.person_key and h.dose_ordinal = left_entry.dose_ordinal
                 and h.hold_id = left_entry.entry_id
            ), %s
            select count(*) from left_entry""".formatted(Places.giveBack("given_back", "left_entry"));

    private final JdbcClient jdbc;

    HoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a hold came to: at most one of the three is set. */
    record HoldAnswer(boolean booked, boolean placed, Optional<AppointmentId> same) {}

    HoldAnswer hold(
            PersonKey person,
            DoseOrdinal dose,
            AppointmentId id,
            Slot slot,
            boolean changing,
            Instant now,
            Instant heldUntil) {
        return jdbc.sql(HOLD)
                .param("person_key", person.value())
                .param("dose_ordinal", dose.value())
                .param("hold_id", id.value())
                .param("site_id", slot.site().id().value())
                .param("slot_id", slot.id().value())
                .param("changing", changing)
                .param("now", at(now))
                .param("held_until", at(heldUntil))
                .query((row, n) -> new HoldAnswer(
                        row.getBoolean("booked"),
                        row.getBoolean("placed"),
                        Optional.ofNullable(row.getObject("same_hold", UUID.class))
                                .map(AppointmentId::new)))
                .single();
    }

    /** The new end of each hold this person still has. */
    Map<AppointmentId, Instant> extend(PersonKey person, Instant heldUntil, Duration longest) {
        Map<AppointmentId, Instant> ends = new HashMap<>();
        jdbc.sql(EXTEND)
                .param("person_key", person.value())
                .param("held_until", at(heldUntil))
                .param("longest", longest.toSeconds() + " seconds")
                .query(row -> {
                    ends.put(
                            new AppointmentId(row.getObject("entry_id", UUID.class)),
                            row.getObject("held_until", OffsetDateTime.class).toInstant());
                });
        return ends;
    }

    int release(PersonKey person) {
        return jdbc.sql(RELEASE)
                .param("person_key", person.value())
                .query(Integer.class)
                .single();
    }

    int sweep(Instant now, int most) {
        return jdbc.sql(SWEEP)
                .param("now", at(now))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
