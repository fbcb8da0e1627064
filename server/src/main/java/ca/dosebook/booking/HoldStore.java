package ca.dosebook.booking;

import ca.dosebook.clinics.Places;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.people.Claim;
import ca.dosebook.people.RememberPerson;
import ca.dosebook.vaccines.DoseOrdinal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of holds. */
@Repository
class HoldStore {

    /**
     * Takes a place and gives back the one held for the same claim and dose, in one statement. When the very slot is
     * held already, its hold is extended instead. The slot is locked last but for what depends on having the place. That
     * an appointment is booked is told to nobody but who gives the recorded birth date; anyone else gets a hold of their
     * own and is refused on confirming.
     */
    private static final String HOLD = """
            with held as (
              select hold_id, site_id, slot_id, coalesce(holding_since, created_at) as holding_since
                from booking.hold
               where person_key = :person_key and birth_hash = :person_birth_hash and dose_ordinal = :dose_ordinal
                 for update
            ), %s, booked as (
              select 1 from booking.appointment
               where person_key = :person_key and dose_ordinal = :dose_ordinal and state = 'BOOKED'
                 and not :changing and exists (select from recorded)
            ), %s, same as (
              update booking.hold
                 set held_until = least(:held_until, created_at + cast(:longest as interval))
               where person_key = :person_key and birth_hash = :person_birth_hash and dose_ordinal = :dose_ordinal
                 and exists (select from held where slot_id = :slot_id)
                 and not exists (select from booked)
              returning hold_id, site_id, slot_id, held_until
            ), same_entry as (
              update booking.roster as r
                 set held_until = same.held_until
                from same
               where r.site_id = same.site_id and r.slot_id = same.slot_id and r.entry_id = same.hold_id
            ), entry as (
              insert into booking.roster (site_id, slot_id, entry_id, person_key, dose_ordinal, held_until)
              select site_id, slot_id, :hold_id, :person_key, :dose_ordinal, :held_until
                from place
            ), replaced as (
              update booking.hold as h
                 set hold_id = :hold_id, site_id = place.site_id, slot_id = place.slot_id,
                     starts_at = place.starts_at, created_at = :now, held_until = :held_until,
                     holding_since = coalesce(h.holding_since, h.created_at)
                from place
               where h.person_key = :person_key and h.birth_hash = :person_birth_hash
                 and h.dose_ordinal = :dose_ordinal
                 and exists (select from held)
            ), added as (
              insert into booking.hold
                (person_key, birth_hash, dose_ordinal, hold_id, site_id, slot_id, starts_at, created_at, held_until,
                 holding_since)
              select :person_key, :person_birth_hash, :dose_ordinal, :hold_id, site_id, slot_id, starts_at, :now,
                     :held_until, :now
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
                   (select hold_id from same) as same_hold,
                   (select held_until from same) as same_until,
                   (select holding_since from held) as holding_since,
                   stray.site_id as stray_site, stray.slot_id as stray_slot, stray.hold_id as stray_entry
              from (select) as always
              left join (
                select site_id, slot_id, hold_id
                  from held
                 where exists (select from place) and not exists (select from left_entry)
              ) as stray on true""".formatted(
                    RememberPerson.recorded("recorded"),
                    Places.take(
                            "place",
                            "not exists (select from booked) and not exists (select from held where slot_id = :slot_id)"),
                    Places.giveBack("given_back", "left_entry"));

    private static final String GIVE_BACK = """
            with left_entry as (
              delete from booking.roster
               where site_id = :site_id and slot_id = :slot_id and entry_id = :entry_id and held_until is not null
              returning site_id, slot_id
            ), %s
            select count(*) from left_entry""".formatted(Places.giveBack("given_back", "left_entry"));

    private static final String EXTEND = """
            with extended as (
              update booking.hold
                 set held_until = least(:held_until, created_at + cast(:longest as interval))
               where person_key = :person_key and birth_hash = :person_birth_hash
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
               where person_key = :person_key and birth_hash = :person_birth_hash
              returning hold_id, site_id, slot_id
            ), left_entry as (
              delete from booking.roster as r
               using gone
               where r.site_id = gone.site_id and r.slot_id = gone.slot_id
                 and r.entry_id = gone.hold_id and r.held_until is not null
              returning r.site_id, r.slot_id
            ), %s
            select count(*) from left_entry""".formatted(Places.giveBack("given_back", "left_entry"));

    /**
     * The roster decides what is due, so that an entry without a hold goes too. Holds are locked before entries, as
     * everywhere; what a confirmation, a move or another node is busy with is skipped.
     */
    private static final String SWEEP = """
            with due as (
              select site_id, slot_id, entry_id, person_key, dose_ordinal
                from booking.roster
               where held_until < :now
               order by held_until
               limit :most
            ), owned as (
              select h.hold_id
                from booking.hold as h
                join due
                  on h.person_key = due.person_key and h.dose_ordinal = due.dose_ordinal and h.hold_id = due.entry_id
                 for update of h skip locked
            ), expired as (
              select r.site_id, r.slot_id, r.entry_id
                from due
                join booking.roster as r
                  on r.site_id = due.site_id and r.slot_id = due.slot_id and r.entry_id = due.entry_id
                left join owned on owned.hold_id = due.entry_id
               where not (r.held_until >= :now) -- so put that the entry is looked up by its key, not by its time
                 and (owned.hold_id is not null
                   or not exists (select from booking.hold as h
                                   where h.person_key = due.person_key and h.dose_ordinal = due.dose_ordinal
                                     and h.hold_id = due.entry_id))
                 for update of r skip locked
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

    /**
     * What a hold came to: at most one of the first three is set.
     *
     * @param holdingSince since when a place was held for the dose before this one was asked for
     */
    record HoldAnswer(boolean booked, boolean placed, Optional<Same> same, Optional<Instant> holdingSince) {}

    /** The hold that already kept the very slot, and its end. */
    record Same(AppointmentId id, Instant until) {}

    /** Until when a place is to be kept, and how long since it was taken at most. */
    record Term(Instant until, Duration longest) {}

    /** A person whose two browsers choose at the same instant can collide a few times, each time with another hold. */
    private static final int TRIES = 5;

    /** The slot asked for, and for whom: it decides which of the places kept back may be taken. */
    record Place(Slot slot, Asker asker) {}

    /** Whatever two browsers of one person do at once: the later one has the hold. */
    HoldAnswer hold(
            Claim claim, DoseOrdinal dose, AppointmentId id, Place place, boolean changing, Instant now, Term term) {
        for (int tried = 1; ; tried++) {
            try {
                return Retry.collisions(() -> holdOnce(claim, dose, id, place, changing, now, term));
            } catch (DataAccessException e) {
                if (tried == TRIES || !Retry.isDuplicate(e)) {
                    throw e;
                }
            }
        }
    }

    private HoldAnswer holdOnce(
            Claim claim, DoseOrdinal dose, AppointmentId id, Place place, boolean changing, Instant now, Term term) {
        return jdbc.sql(HOLD)
                .params(claim.parameters())
                .param("dose_ordinal", dose.value())
                .param("hold_id", id.value())
                .param("site_id", place.slot().site().id().value())
                .param("slot_id", place.slot().id().value())
                .params(Places.shares(place.slot(), place.asker()))
                .param("changing", changing)
                .param("now", at(now))
                .param("held_until", at(term.until()))
                .param("longest", seconds(term.longest()))
                .query((row, n) -> {
                    giveBackStray(row);
                    return new HoldAnswer(row.getBoolean("booked"), row.getBoolean("placed"), same(row), since(row));
                })
                .single();
    }

    private static Optional<Instant> since(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("holding_since", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** Since when this claim has held some place without a break; empty when it holds none. */
    Optional<Instant> heldSince(Claim claim) {
        return Optional.ofNullable(jdbc.sql("""
                        select min(coalesce(holding_since, created_at)) as holding_since
                          from booking.hold
                         where person_key = :person_key and birth_hash = :person_birth_hash""")
                .params(claim.parameters())
                .query((row, n) -> since(row).orElse(null))
                .list()
                .getFirst());
    }

    private static Optional<Same> same(ResultSet row) throws SQLException {
        UUID hold = row.getObject("same_hold", UUID.class);
        return hold == null
                ? Optional.empty()
                : Optional.of(new Same(
                        new AppointmentId(hold),
                        row.getObject("same_until", OffsetDateTime.class).toInstant()));
    }

    /**
     * A statement sees no entry that was made after it began. When it waited for the person's other browser it replaced
     * that one's hold, but could not give back its place: done here, else the place would be kept until its time runs
     * out and a script could keep many.
     */
    private void giveBackStray(ResultSet row) throws SQLException {
        UUID entry = row.getObject("stray_entry", UUID.class);
        if (entry != null) {
            UUID site = row.getObject("stray_site", UUID.class);
            UUID slot = row.getObject("stray_slot", UUID.class);
            Retry.collisions(() -> jdbc.sql(GIVE_BACK)
                    .param("site_id", site)
                    .param("slot_id", slot)
                    .param("entry_id", entry)
                    .query(Integer.class)
                    .single());
        }
    }

    /** The new end of each hold that the claim still has. */
    Map<AppointmentId, Instant> extend(Claim claim, Term term) {
        Map<AppointmentId, Instant> ends = new HashMap<>();
        jdbc.sql(EXTEND)
                .params(claim.parameters())
                .param("held_until", at(term.until()))
                .param("longest", seconds(term.longest()))
                .query(row -> {
                    ends.put(
                            new AppointmentId(row.getObject("entry_id", UUID.class)),
                            row.getObject("held_until", OffsetDateTime.class).toInstant());
                });
        return ends;
    }

    int release(Claim claim) {
        return jdbc.sql(RELEASE).params(claim.parameters()).query(Integer.class).single();
    }

    int sweep(Instant now, int most) {
        return jdbc.sql(SWEEP)
                .param("now", at(now))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " seconds";
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
