package ca.dosebook.booking;

import ca.dosebook.clinics.Places;
import ca.dosebook.people.Claim;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** All SQL of holds, but that of making them. */
@Repository
class HoldStore {

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

    /**
     * Said before a statement that changes a hold and its place together: that one sees no entry made after it began, and so
     * must not be the one that waits for the person's other browser.
     */
    private static final String LOCK = """
            select hold_id
              from booking.hold
             where person_key = :person_key and birth_hash = :person_birth_hash
             order by dose_ordinal
               for update""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    HoldStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private boolean locked(Claim claim) {
        return !jdbc.sql(LOCK)
                .params(claim.parameters())
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    /** Until when a place is to be kept, and how long since it was taken at most. */
    record Term(Instant until, Duration longest) {}

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

    /** The new end of each hold that the claim still has. */
    Map<AppointmentId, Instant> extend(Claim claim, Term term) {
        Map<AppointmentId, Instant> ends = new HashMap<>();
        transaction.executeWithoutResult(status -> {
            if (locked(claim)) {
                jdbc.sql(EXTEND)
                        .params(claim.parameters())
                        .param("held_until", at(term.until()))
                        .param("longest", seconds(term.longest()))
                        .query(row -> {
                            ends.put(
                                    new AppointmentId(row.getObject("entry_id", UUID.class)),
                                    row.getObject("held_until", OffsetDateTime.class)
                                            .toInstant());
                        });
            }
        });
        return ends;
    }

    void release(Claim claim) {
        transaction.executeWithoutResult(status -> {
            if (locked(claim)) {
                jdbc.sql(RELEASE)
                        .params(claim.parameters())
                        .query(Integer.class)
                        .single();
            }
        });
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
