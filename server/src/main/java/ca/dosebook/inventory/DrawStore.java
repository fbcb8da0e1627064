package ca.dosebook.inventory;

import ca.dosebook.kernel.Uuids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL by which doses leave the stock and come back to it. Each statement changes entries and count together. */
@Repository
class DrawStore {

    private final JdbcClient jdbc;

    DrawStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A dose that has left the stock at least once.
     *
     * @param draws how often it was drawn
     * @param putBacks how often it was put back, at most as often as drawn
     * @param act that drew it last
     */
    record Known(int draws, int putBacks, UUID site, UUID act, LotId lot) {
        boolean drawn() {
            return draws > putBacks;
        }
    }

    Optional<Known> known(UUID dose) {
        return jdbc.sql("""
                        select count(*) filter (where e.kind = 'DOSE')::integer as draws,
                               count(*) filter (where e.kind = 'COUNTERED')::integer as put_backs,
                               (array_agg(e.site_id order by e.turn desc) filter (where e.kind = 'DOSE'))[1] as site_id,
                               (array_agg(e.act_id order by e.turn desc) filter (where e.kind = 'DOSE'))[1] as act_id,
                               (array_agg(b.lot_id order by e.turn desc) filter (where e.kind = 'DOSE'))[1] as lot_id
                          from inventory.entry as e
                          join inventory.batch as b on b.site_id = e.site_id and b.batch_id = e.batch_id
                         where e.dose_id = :dose_id
                        having count(*) > 0""")
                .param("dose_id", dose)
                .query((row, n) -> new Known(
                        row.getInt("draws"),
                        row.getInt("put_backs"),
                        row.getObject("site_id", UUID.class),
                        row.getObject("act_id", UUID.class),
                        new LotId(row.getObject("lot_id", UUID.class))))
                .optional();
    }

    /** Every batch of a lot at a site. */
    List<DrawRules.Here> here(UUID site, LotId lot) {
        return jdbc.sql("""
                        select b.batch_id, b.frozen, b.on_hand, least(l.expires, b.keeps_until) as use_by
                          from inventory.batch as b
                          join inventory.lot as l on l.lot_id = b.lot_id
                         where b.site_id = :site_id and b.lot_id = :lot_id""")
                .param("site_id", site)
                .param("lot_id", lot.value())
                .query((row, n) -> new DrawRules.Here(
                        row.getObject("batch_id", UUID.class),
                        row.getBoolean("frozen"),
                        row.getInt("on_hand"),
                        row.getObject("use_by", LocalDate.class)))
                .list();
    }

    /** What one statement writes. */
    record Taking(
            Draw draw,
            UUID batch,
            UUID act,
            int turn,
            @Nullable UUID by,
            Instant at) {}

    /** Takes one dose; false when none was left by then, or when the lot was recalled meanwhile. */
    boolean take(Taking taking) {
        return jdbc.sql("""
                                with taken as (
                                  update inventory.batch as b
                                     set on_hand = b.on_hand - 1
                                   where b.site_id = :site_id and b.batch_id = :batch_id and b.on_hand > 0
                                     and (:given or exists (select 1 from inventory.lot as l
                                                             where l.lot_id = b.lot_id and l.recalled_at is null))
                                  returning b.batch_id
                                )
                                insert into inventory.entry
                                  (site_id, entry_id, batch_id, act_id, kind, doses, dose_id, turn, day, by_user, entered_at)
                                select :site_id, :entry_id, batch_id, :act_id, 'DOSE', -1, :dose_id, :turn, :day,
                                       cast(:by_user as uuid), :entered_at
                                  from taken""")
                        .param("site_id", taking.draw().site().value())
                        .param("batch_id", taking.batch())
                        .param("given", taking.draw().alreadyGiven())
                        .param("entry_id", Uuids.next())
                        .param("act_id", taking.act())
                        .param("dose_id", taking.draw().dose())
                        .param("turn", taking.turn())
                        .param("day", taking.draw().day())
                        .param("by_user", taking.by())
                        .param("entered_at", moment(taking.at()))
                        .update()
                == 1;
    }

    /** Counts one more dose than there was, for one that was given all the same. */
    void countOneMore(Taking taking) {
        jdbc.sql("""
                        with counted as (
                          update inventory.batch as b
                             set on_hand = b.on_hand + 1
                           where b.site_id = :site_id and b.batch_id = :batch_id
                          returning b.batch_id
                        )
                        insert into inventory.entry
                          (site_id, entry_id, batch_id, act_id, kind, doses, reason, day, by_user, entered_at)
                        select :site_id, :entry_id, batch_id, :act_id, 'COUNTED', 1, 'GIVEN', :day,
                               cast(:by_user as uuid), :entered_at
                          from counted""")
                .param("site_id", taking.draw().site().value())
                .param("batch_id", taking.batch())
                .param("entry_id", Uuids.next())
                .param("act_id", taking.act())
                .param("day", taking.draw().day())
                .param("by_user", taking.by())
                .param("entered_at", moment(taking.at()))
                .update();
    }

    /** Gives a site an empty batch of a lot in no known condition, if it has none. Answers its id. */
    UUID addBatch(UUID site, LotId lot) {
        jdbc.sql("""
                        insert into inventory.batch (site_id, batch_id, lot_id, frozen)
                        values (:site_id, :batch_id, :lot_id, false)
                        on conflict do nothing""")
                .param("site_id", site)
                .param("batch_id", Uuids.next())
                .param("lot_id", lot.value())
                .update();
        return jdbc.sql("""
                        select batch_id
                          from inventory.batch
                         where site_id = :site_id and lot_id = :lot_id and not frozen and thawed_on is null""")
                .param("site_id", site)
                .param("lot_id", lot.value())
                .query(UUID.class)
                .single();
    }

    /** Counters what an act wrote that drew a dose: the dose first, then one that was counted for it. */
    void counter(Known known, LocalDate day, @Nullable UUID by, Instant at) {
        List<UUID> entries = jdbc.sql("""
                        select entry_id
                          from inventory.entry
                         where site_id = :site_id and act_id = :act_id and kind in ('DOSE', 'COUNTED')
                         order by kind desc""")
                .param("site_id", known.site())
                .param("act_id", known.act())
                .query((row, n) -> row.getObject("entry_id", UUID.class))
                .list();
        UUID act = Uuids.next();
        for (UUID entry : entries) {
            jdbc.sql("""
                            with wrong as (
                              select e.site_id, e.entry_id, e.batch_id, e.doses, e.dose_id, e.turn
                                from inventory.entry as e
                               where e.site_id = :site_id and e.entry_id = :wrong_id
                            ), changed as (
                              update inventory.batch as b
                                 set on_hand = b.on_hand - w.doses
                                from wrong as w
                               where b.site_id = w.site_id and b.batch_id = w.batch_id
                              returning b.batch_id
                            )
                            insert into inventory.entry
                              (site_id, entry_id, batch_id, act_id, kind, doses, dose_id, turn, counters, day, by_user,
                               entered_at)
                            select w.site_id, :entry_id, c.batch_id, :act_id, 'COUNTERED', -w.doses, w.dose_id, w.turn,
                                   w.entry_id, :day, cast(:by_user as uuid), :entered_at
                              from wrong as w, changed as c""")
                    .param("site_id", known.site())
                    .param("wrong_id", entry)
                    .param("entry_id", Uuids.next())
                    .param("act_id", act)
                    .param("day", day)
                    .param("by_user", by)
                    .param("entered_at", moment(at))
                    .update();
        }
    }

    /** Batches whose count is not the sum of their entries: a sentence each. */
    List<String> differences() {
        return jdbc.sql("""
                        select b.site_id, b.batch_id, b.on_hand, coalesce(sum(e.doses), 0) as entered
                          from inventory.batch as b
                          left join inventory.entry as e on e.site_id = b.site_id and e.batch_id = b.batch_id
                         group by b.site_id, b.batch_id, b.on_hand
                        having b.on_hand <> coalesce(sum(e.doses), 0)
                         order by b.site_id, b.batch_id""")
                .query((row, n) -> "site " + row.getString("site_id") + " batch " + row.getString("batch_id") + ": "
                        + row.getInt("on_hand") + " on hand, " + row.getLong("entered") + " entered")
                .list();
    }

    private static OffsetDateTime moment(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
