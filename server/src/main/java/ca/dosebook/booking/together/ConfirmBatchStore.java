package ca.dosebook.booking.together;

import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditSql;
import ca.dosebook.booking.Hold;
import ca.dosebook.booking.together.ConfirmDecision.Place;
import ca.dosebook.booking.together.ConfirmDecision.Seen;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.immunizations.DosesHadSql;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.UseInvitation;
import ca.dosebook.kernel.Columns;
import ca.dosebook.messages.OutboxSql;
import ca.dosebook.people.RememberPerson;
import ca.dosebook.people.merging.LinkedKeysSql;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of confirmations for many at once: two statements in one transaction. */
class ConfirmBatchStore {

    /**
     * Locks the holds that are to be confirmed, as far as they are still there with their places, then the invitations. A
     * hold that ran out and was swept is not among them.
     */
    private static final String READ = """
            with asked as materialized (
              select place, person_key, birth_hash, booking_id, health_unit_id, invitation_id, name_hash,
                     %s as keys
                from unnest(cast(:person_keys as bytea[]), cast(:birth_hashes as bytea[]), cast(:booking_ids as uuid[]),
                            cast(:unit_ids as integer[]), cast(:invitation_ids as uuid[]), cast(:name_hashes as bytea[]))
                       with ordinality
                       as a (person_key, birth_hash, booking_id, health_unit_id, invitation_id, name_hash, place)
            ), wanted as materialized (
              select place, person_key, birth_hash, dose_ordinal, hold_id, slot_id
                from unnest(cast(:hold_places as integer[]), cast(:hold_person_keys as bytea[]),
                            cast(:hold_birth_hashes as bytea[]), cast(:hold_doses as integer[]),
                            cast(:hold_ids as uuid[]), cast(:hold_slot_ids as uuid[]))
                       as w (place, person_key, birth_hash, dose_ordinal, hold_id, slot_id)
               order by person_key, birth_hash, dose_ordinal
            ), found as materialized (
              select w.place, w.dose_ordinal, h.starts_at
                from wanted as w
               cross join lateral (
                 select hold_id, site_id, slot_id, starts_at
                   from booking.hold
                  where person_key = w.person_key and birth_hash = w.birth_hash and dose_ordinal = w.dose_ordinal
                    and hold_id = w.hold_id and slot_id = w.slot_id
                    for update
               ) as h
               cross join lateral (
                 select entry_id
                   from booking.roster
                  where site_id = h.site_id and slot_id = h.slot_id and entry_id = h.hold_id and held_until is not null
                 offset 0
               ) as r
            ), live as (
              select w.place
                from wanted as w
                join asked as a on a.place = w.place
               cross join lateral (
                 select from booking.appointment as l
                  where l.person_key = any(a.keys) and l.dose_ordinal = w.dose_ordinal and l.state = 'BOOKED'
                  limit 1
               ) as b
            ), earlier as (
              select a.place
                from asked as a
               cross join lateral (
                 select from booking.booking as b
                  where b.person_key = a.person_key and b.booking_id = a.booking_id
                  limit 1
               ) as b
            ), %s, %s, %s
            select 'FOUND' as what, cast(place as bigint) as place, dose_ordinal, starts_at, null::date as given_on,
                   null::text as product_code
              from found
             union all
            select 'LIVE', place, null, null, null, null from live
             union all
            select 'BEFORE', place, null, null, null, null from earlier
             union all
            select 'OTHER_BIRTH_DATE', place, null, null, null, null from mismatch
             union all
            select 'USABLE_INVITATION', place, null, null, null, null from usable
             union all
            select 'HAD', place, doses, null, given_on, product_code from had""".formatted(
                    LinkedKeysSql.mergedInto("a.person_key"),
                    RememberPerson.mismatches("mismatch", "asked"),
                    UseInvitation.usable("usable", "asked"),
                    DosesHadSql.standing("had", "asked"));

    /** From hold to appointment: the place is already taken, so no slot is touched. The counts tell whether all is as read. */
    private static final String WRITE = """
            with made as materialized (
              select person_key, booking_id, reference, health_unit_id, invitation_id
                from unnest(cast(:person_keys as bytea[]), cast(:booking_ids as uuid[]), cast(:references as text[]),
                            cast(:unit_ids as integer[]), cast(:invitation_ids as uuid[]))
                       as b (person_key, booking_id, reference, health_unit_id, invitation_id)
            ), places as materialized (
              select person_key, birth_hash, booking_id, dose_ordinal, hold_id, site_id, slot_id, starts_at, product_code
                from unnest(cast(:hold_person_keys as bytea[]), cast(:hold_birth_hashes as bytea[]),
                            cast(:hold_booking_ids as uuid[]), cast(:hold_doses as integer[]),
                            cast(:hold_ids as uuid[]), cast(:hold_site_ids as uuid[]), cast(:hold_slot_ids as uuid[]),
                            cast(:hold_starts as timestamptz[]), cast(:hold_products as text[]))
                       as p (person_key, birth_hash, booking_id, dose_ordinal, hold_id, site_id, slot_id, starts_at,
                             product_code)
            ), booked as (
              insert into booking.booking
                (person_key, booking_id, reference, health_unit_id, channel, invitation_id, booked_at)
              select person_key, booking_id, reference, health_unit_id, 'WEB', invitation_id, :now
                from made
            ), appointments as (
              insert into booking.appointment
                (person_key, appointment_id, booking_id, dose_ordinal, site_id, slot_id, starts_at, product_code,
                 booked_at)
              select person_key, hold_id, booking_id, dose_ordinal, site_id, slot_id, starts_at, product_code, :now
                from places
            ), %s, to_use as (
              select invitation_id, booking_id from made where invitation_id is not null
            ), %s, %s, %s, kept as (
              update booking.roster as r
                 set held_until = null
                from places
               where r.site_id = places.site_id and r.slot_id = places.slot_id and r.entry_id = places.hold_id
                 and r.held_until is not null
              returning r.entry_id
            ), done as (
              delete from booking.hold as h
               using places
               where h.person_key = places.person_key and h.birth_hash = places.birth_hash
                 and h.dose_ordinal = places.dose_ordinal and h.hold_id = places.hold_id
              returning h.hold_id
            )
            select (select count(*) from kept) = (select count(*) from places)
               and (select count(*) from done) = (select count(*) from places)
               and (select count(*) from person) = (select count(*) from made)
               and (select count(*) from invited) = (select count(*) from to_use) as as_read""".formatted(
                    RememberPerson.all("person"),
                    UseInvitation.use("invited", "to_use"),
                    AuditSql.recordAll("written_down"),
                    OutboxSql.enqueueAll("enqueued"));

    private final JdbcClient jdbc;
    private final Audit audit;

    ConfirmBatchStore(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Wanted(int number, ConfirmRequest request, Hold hold) {}

    Seen read(List<ConfirmRequest> requests, Instant now) {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            for (Hold hold : requests.get(i).request().holds()) {
                wanted.add(new Wanted(i + 1, requests.get(i), hold));
            }
        }
        Seen seen = new Seen(new HashMap<>(), new BitSet(), new BitSet(), new BitSet(), new BitSet(), new HashMap<>());
        jdbc.sql(READ)
                .params(asked(requests)
                        .bytes("birth_hashes", one -> one.claim().birthHash())
                        .bytes("name_hashes", one -> one.remember().nameHash())
                        .parameters())
                .params(Columns.of(wanted)
                        .integers("hold_places", Wanted::number)
                        .bytes(
                                "hold_person_keys",
                                one -> one.request().claim().key().value())
                        .bytes("hold_birth_hashes", one -> one.request().claim().birthHash())
                        .integers("hold_doses", one -> one.hold().dose().value())
                        .uuids("hold_ids", one -> one.hold().id().value())
                        .uuids("hold_slot_ids", one -> one.hold().slot().id().value())
                        .parameters())
                .param("now", at(now))
                .query(row -> {
                    int number = row.getInt("place") - 1;
                    switch (row.getString("what")) {
                        case "FOUND" ->
                            seen.starts()
                                    .put(
                                            new Seen.Held(number, new DoseOrdinal(row.getInt("dose_ordinal"))),
                                            row.getObject("starts_at", OffsetDateTime.class)
                                                    .toInstant());
                        case "LIVE" -> seen.live().set(number);
                        case "BEFORE" -> seen.before().set(number);
                        case "OTHER_BIRTH_DATE" -> seen.otherBirthDate().set(number);
                        case "HAD" -> seen.had().put(number, had(row, "dose_ordinal"));
                        default -> seen.usableInvitation().set(number);
                    }
                });
        return seen;
    }

    static DosesHad had(ResultSet row, String doses) throws SQLException {
        return new DosesHad(
                row.getInt(doses),
                row.getObject("given_on", LocalDate.class),
                new ProductCode(row.getString("product_code")));
    }

    private static Columns<ConfirmRequest> asked(List<ConfirmRequest> requests) {
        return Columns.of(requests)
                .bytes("person_keys", one -> one.claim().key().value())
                .uuids("booking_ids", one -> one.request().id().value())
                .integers("unit_ids", one -> one.request().healthUnit().value())
                .uuids(
                        "invitation_ids",
                        one -> one.request()
                                .invitation()
                                .map(InvitationId::value)
                                .orElse(null));
    }

    /** Throws, and nothing is to be kept, when something is not as it was read. */
    void write(ConfirmDecision decision, Instant now) {
        // Persons in one order, so that two nodes do not wait for each other.
        List<ConfirmRequest> booked = decision.booked().stream()
                .sorted((a, b) -> Arrays.compareUnsigned(
                        a.claim().key().value(), b.claim().key().value()))
                .toList();
        boolean asRead = jdbc.sql(WRITE)
                .params(asked(booked)
                        .texts("references", one -> one.reference().digits())
                        .parameters())
                .params(Columns.of(decision.places())
                        .bytes(
                                "hold_person_keys",
                                one -> one.request().claim().key().value())
                        .bytes("hold_birth_hashes", one -> one.request().claim().birthHash())
                        .uuids(
                                "hold_booking_ids",
                                one -> one.request().request().id().value())
                        .integers("hold_doses", one -> one.hold().dose().value())
                        .uuids("hold_ids", one -> one.hold().id().value())
                        .uuids(
                                "hold_site_ids",
                                one -> one.hold().slot().site().id().value())
                        .uuids("hold_slot_ids", one -> one.hold().slot().id().value())
                        .moments("hold_starts", Place::startsAt)
                        .texts(
                                "hold_products",
                                one -> one.hold().slot().clinicDay().product().value())
                        .parameters())
                .params(RememberPerson.parameters(
                        booked.stream().map(ConfirmRequest::remember).toList()))
                .params(audit.parameters(
                        booked.stream().map(ConfirmRequest::entry).toList()))
                .params(OutboxSql.parameters(
                        booked.stream().flatMap(one -> one.message().stream()).toList(), now))
                .param("now", at(now))
                .query(Boolean.class)
                .single();
        if (!asRead) {
            throw new OptimisticLockingFailureException("a hold changed between reading and writing");
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
