package ca.dosebook.booking.together;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.together.HoldDecision.Held;
import ca.dosebook.booking.together.HoldDecision.Longer;
import ca.dosebook.booking.together.HoldDecision.Seen;
import ca.dosebook.booking.together.HoldDecision.Taken;
import ca.dosebook.clinics.Places;
import ca.dosebook.clinics.Places.Room;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.immunizations.DosesHadSql;
import ca.dosebook.kernel.Columns;
import ca.dosebook.people.RememberPerson;
import ca.dosebook.people.merging.LinkedKeysSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of holds for many at once: two statements in one transaction. */
class HoldBatchStore {

    /**
     * Locks the holds of those who ask, then the slots they want and the slots they would leave; a hold that another was
     * changing is read as it is afterwards. That an appointment is booked is told to nobody but who gives the recorded birth
     * date; anyone else gets a hold of their own and is refused on confirming.
     */
    static final String READ = """
            with asked as materialized (
              select place, person_key, birth_hash, dose_ordinal, site_id, slot_id, changing,
                     %s as keys
                from unnest(cast(:person_keys as bytea[]), cast(:birth_hashes as bytea[]), cast(:doses as integer[]),
                            cast(:site_ids as uuid[]), cast(:slot_ids as uuid[]), cast(:changing as boolean[]))
                       with ordinality
                       as a (person_key, birth_hash, dose_ordinal, site_id, slot_id, changing, place)
            ), held as materialized (
              select a.place, h.hold_id, h.site_id, h.slot_id, h.since, h.created_at
                from (select place, person_key, birth_hash, dose_ordinal
                        from asked
                       order by person_key, birth_hash, dose_ordinal) as a
               cross join lateral (
                 select hold_id, site_id, slot_id, coalesce(holding_since, created_at) as since, created_at
                   from booking.hold
                  where person_key = a.person_key and birth_hash = a.birth_hash and dose_ordinal = a.dose_ordinal
                    for update
               ) as h
            ), booked as (
              select a.place
                from asked as a
               cross join lateral (
                 select from booking.appointment as l
                  where l.person_key = any(a.keys) and l.dose_ordinal = a.dose_ordinal and l.state = 'BOOKED'
                    and %s
                  limit 1
               ) as b
               where not a.changing
            ), sought as (
              select site_id, slot_id from held union select site_id, slot_id from asked
            ), %s, %s
            select 'HELD' as what, place, hold_id, site_id, slot_id, since, created_at, null::timestamptz as starts_at,
                   null::boolean as closed, null::integer as capacity, null::integer as taken,
                   null::integer as reserved_for_groups, null::integer as reserved_for_phone, null::integer as doses,
                   null::date as given_on, null::text as product_code
              from held
             union all
            select 'BOOKED', place, null, null, null, null, null, null, null, null, null, null, null, null, null, null
              from booked
             union all
            select 'HAD', a.place, null, null, null, null, null, null, null, null, null, null, null, h.doses, h.given_on,
                   h.product_code
              from asked as a
             cross join lateral (
               select doses, given_on, product_code
                 from had
                where had.place = a.place and had.doses >= a.dose_ordinal
                  and %s
                limit 1
             ) as h
             where not a.changing
             union all
            select 'ROOM', null, null, site_id, slot_id, null, null, starts_at, closed, capacity, taken,
                   reserved_for_groups, reserved_for_phone, null, null, null
              from room""".formatted(
                    LinkedKeysSql.mergedInto("a.person_key"),
                    RememberPerson.isRecorded("a"),
                    DosesHadSql.standing("had", "asked"),
                    Places.lock("room", "sought"),
                    RememberPerson.isRecorded("a"));

    /**
     * Everything decided, if all is as it was read; the counts tell. Whoever waited for the person's other browser to
     * confirm read nothing of the appointment yet, so that is looked at again where a hold may have gone meanwhile.
     */
    private static final String WRITE =
            """
            with taken as materialized (
              select hold_id, person_key, birth_hash, dose_ordinal, site_id, slot_id, starts_at, changing, old_hold_id,
                     old_site_id, old_slot_id
                from unnest(cast(:hold_ids as uuid[]), cast(:person_keys as bytea[]), cast(:birth_hashes as bytea[]),
                            cast(:doses as integer[]), cast(:site_ids as uuid[]), cast(:slot_ids as uuid[]),
                            cast(:starts as timestamptz[]), cast(:changing as boolean[]), cast(:old_hold_ids as uuid[]),
                            cast(:old_site_ids as uuid[]), cast(:old_slot_ids as uuid[]))
                       as t (hold_id, person_key, birth_hash, dose_ordinal, site_id, slot_id, starts_at, changing,
                             old_hold_id, old_site_id, old_slot_id)
            ), booked_meanwhile as (
              select t.hold_id
                from taken as t
               cross join lateral (
                 select from booking.appointment as l
                  where l.person_key = t.person_key and l.dose_ordinal = t.dose_ordinal and l.state = 'BOOKED'
                    and %s
                  limit 1
               ) as b
               where not t.changing and t.old_hold_id is null
            ), left_entry as (
              delete from booking.roster as r
               using taken
               where r.site_id = taken.old_site_id and r.slot_id = taken.old_slot_id and r.entry_id = taken.old_hold_id
              returning r.site_id, r.slot_id
            ), entry as (
              insert into booking.roster (site_id, slot_id, entry_id, person_key, dose_ordinal, held_until)
              select site_id, slot_id, hold_id, person_key, dose_ordinal, :held_until
                from taken
            ), added as (
              insert into booking.hold
                (person_key, birth_hash, dose_ordinal, hold_id, site_id, slot_id, starts_at, created_at, held_until,
                 holding_since)
              select person_key, birth_hash, dose_ordinal, hold_id, site_id, slot_id, starts_at, :now, :held_until, :now
                from taken
               where old_hold_id is null
            ), replaced as (
              update booking.hold as h
                 set hold_id = taken.hold_id, site_id = taken.site_id, slot_id = taken.slot_id,
                     starts_at = taken.starts_at, created_at = :now, held_until = :held_until,
                     holding_since = coalesce(h.holding_since, h.created_at)
                from taken
               where h.person_key = taken.person_key and h.birth_hash = taken.birth_hash
                 and h.dose_ordinal = taken.dose_ordinal and h.hold_id = taken.old_hold_id
              returning h.hold_id
            ), extended as (
              update booking.hold as h
                 set held_until = longer.held_until
                from unnest(cast(:longer_person_keys as bytea[]), cast(:longer_birth_hashes as bytea[]),
                            cast(:longer_doses as integer[]), cast(:longer_hold_ids as uuid[]),
                            cast(:longer_until as timestamptz[]))
                       as longer (person_key, birth_hash, dose_ordinal, hold_id, held_until)
               where h.person_key = longer.person_key and h.birth_hash = longer.birth_hash
                 and h.dose_ordinal = longer.dose_ordinal and h.hold_id = longer.hold_id
              returning h.site_id, h.slot_id, h.hold_id, h.held_until
            ), extended_entry as (
              update booking.roster as r
                 set held_until = extended.held_until
                from extended
               where r.site_id = extended.site_id and r.slot_id = extended.slot_id and r.entry_id = extended.hold_id
            ), moved as materialized (
              select site_id, slot_id, sum(places)::integer as places
                from (select site_id, slot_id, 1 as places from taken
                       union all
                      select site_id, slot_id, -1 from left_entry) as one
               group by site_id, slot_id
              having sum(places) <> 0
            ), %s
            select (select count(*) from moved) = (select count(*) from changed)
               and (select count(*) from replaced) = :replacing
               and (select count(*) from extended) = :extending
               and not exists (select from booked_meanwhile) as as_read""".formatted(RememberPerson.isRecorded("t"), Places.change("changed", "moved"));

    /** Those who have a hold or an appointment of which the first look saw nothing. */
    static final String OVERTAKEN = """
            select count(*)
              from unnest(cast(:person_keys as bytea[]), cast(:birth_hashes as bytea[]), cast(:doses as integer[]),
                          cast(:changing as boolean[]))
                     as a (person_key, birth_hash, dose_ordinal, changing)
             where (select true
                      from booking.hold as h
                     where h.person_key = a.person_key and h.birth_hash = a.birth_hash
                       and h.dose_ordinal = a.dose_ordinal)
                or (not a.changing
                    and (select true
                           from booking.appointment as l
                          where l.person_key = a.person_key and l.dose_ordinal = a.dose_ordinal and l.state = 'BOOKED'
                            and %s
                          limit 1))""".formatted(RememberPerson.isRecorded("a"));

    private final JdbcClient jdbc;

    HoldBatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Seen read(List<HoldRequest> requests) {
        Seen seen = new Seen(new HashMap<>(), new BitSet(), new HashMap<>(), new HashMap<>());
        jdbc.sql(READ)
                .params(asked(requests)
                        .uuids("site_ids", request -> request.slot().site().id().value())
                        .uuids("slot_ids", request -> request.slot().id().value())
                        .flags("changing", HoldRequest::changing)
                        .parameters())
                .query(row -> {
                    switch (row.getString("what")) {
                        case "HELD" -> seen.held().put(row.getInt("place") - 1, held(row));
                        case "BOOKED" -> seen.booked().set(row.getInt("place") - 1);
                        case "HAD" -> seen.had().put(row.getInt("place") - 1, ConfirmBatchStore.had(row, "doses"));
                        default -> seen.rooms().put(new SlotId(row.getObject("slot_id", UUID.class)), Room.of(row));
                    }
                });
        return seen;
    }

    private static Columns<HoldRequest> asked(List<HoldRequest> requests) {
        return Columns.of(requests)
                .bytes("person_keys", request -> request.claim().key().value())
                .bytes("birth_hashes", request -> request.claim().birthHash())
                .integers("doses", request -> request.dose().value());
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                new AppointmentId(row.getObject("hold_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new SlotId(row.getObject("slot_id", UUID.class)),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Throws when one of those who found no place has one: while the slots were waited for, another browser of theirs may
     * have taken the last one, and that is not to be told as lost.
     */
    void lookAgain(List<HoldRequest> withoutPlace) {
        int overtaken = jdbc.sql(OVERTAKEN)
                .params(asked(withoutPlace)
                        .flags("changing", HoldRequest::changing)
                        .parameters())
                .query(Integer.class)
                .single();
        if (overtaken > 0) {
            throw new OptimisticLockingFailureException("a hold or an appointment was made between two looks");
        }
    }

    /** Throws, and nothing is to be kept, when something is not as it was read. */
    void write(HoldDecision decision, Instant now, Instant until) {
        Map<String, Object> taken =
                asked(decision.taken().stream().map(Taken::request).toList()).parameters();
        boolean asRead = jdbc.sql(WRITE)
                .params(taken)
                .params(Columns.of(decision.taken())
                        .uuids("hold_ids", one -> one.request().id().value())
                        .uuids(
                                "site_ids",
                                one -> one.request().slot().site().id().value())
                        .uuids("slot_ids", one -> one.request().slot().id().value())
                        .moments("starts", Taken::startsAt)
                        .flags("changing", one -> one.request().changing())
                        .uuids(
                                "old_hold_ids",
                                one -> one.before().map(old -> old.id().value()).orElse(null))
                        .uuids(
                                "old_site_ids",
                                one -> one.before()
                                        .map(old -> old.site().value())
                                        .orElse(null))
                        .uuids(
                                "old_slot_ids",
                                one -> one.before()
                                        .map(old -> old.slot().value())
                                        .orElse(null))
                        .parameters())
                .params(Columns.of(decision.longer())
                        .bytes(
                                "longer_person_keys",
                                one -> one.request().claim().key().value())
                        .bytes(
                                "longer_birth_hashes",
                                one -> one.request().claim().birthHash())
                        .integers("longer_doses", one -> one.request().dose().value())
                        .uuids("longer_hold_ids", one -> one.id().value())
                        .moments("longer_until", Longer::until)
                        .parameters())
                .param("now", at(now))
                .param("held_until", at(until))
                .param(
                        "replacing",
                        decision.taken().stream()
                                .filter(one -> one.before().isPresent())
                                .count())
                .param("extending", decision.longer().size())
                .query(Boolean.class)
                .single();
        if (!asRead) {
            throw new OptimisticLockingFailureException("holds or slots changed between reading and writing");
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
