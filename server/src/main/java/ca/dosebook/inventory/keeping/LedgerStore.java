package ca.dosebook.inventory.keeping;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Uuids;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that writes entries. Each statement changes entries and count together. */
@Repository
class LedgerStore {

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isDone(SiteId site, UUID act) {
        return jdbc.sql("""
                        select exists (select 1 from inventory.entry where site_id = :site_id and act_id = :act_id)""")
                .param("site_id", site.value())
                .param("act_id", act)
                .query(Boolean.class)
                .single();
    }

    /** False when there are too few doses for it, or not as many as were seen. */
    boolean post(Posting posting) {
        return jdbc.sql("""
                                with changed as (
                                  update inventory.batch as b
                                     set on_hand = b.on_hand + :doses
                                   where b.site_id = :site_id and b.batch_id = :batch_id and b.on_hand + :doses >= 0
                                     and (cast(:seen as integer) is null or b.on_hand = cast(:seen as integer))
                                  returning b.batch_id
                                )
                                insert into inventory.entry
                                  (site_id, entry_id, batch_id, act_id, kind, doses, expected, reason, words, counters,
                                   day, by_user, entered_at)
                                select :site_id, :entry_id, batch_id, :act_id, :kind, :doses, cast(:expected as integer),
                                       cast(:reason as text), cast(:words as text), cast(:counters as uuid), :day,
                                       cast(:by_user as uuid), :entered_at
                                  from changed""")
                        .param("site_id", posting.site().value())
                        .param("batch_id", posting.batch())
                        .param("doses", posting.doses())
                        .param("seen", posting.seen())
                        .param("entry_id", Uuids.next())
                        .param("act_id", posting.act())
                        .param("kind", posting.kind().name())
                        .param("expected", posting.expected())
                        .param("reason", posting.reason())
                        .param("words", posting.words())
                        .param("counters", posting.counters())
                        .param("day", posting.when().day())
                        .param("by_user", posting.when().by())
                        .param(
                                "entered_at",
                                OffsetDateTime.ofInstant(posting.when().at(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * The batch of a lot in a condition; an empty one where there was none.
     *
     * @param keepsUntil what thawing leaves of the time; empty for no less than the lot has
     */
    UUID batch(SiteId site, LotId lot, boolean frozen, Optional<LocalDate> thawedOn, Optional<LocalDate> keepsUntil) {
        @Nullable LocalDate thawed = thawedOn.orElse(null);
        jdbc.sql("""
                        insert into inventory.batch (site_id, batch_id, lot_id, frozen, thawed_on, keeps_until)
                        values (:site_id, :batch_id, :lot_id, :frozen, cast(:thawed_on as date),
                                cast(:keeps_until as date))
                        on conflict do nothing""")
                .param("site_id", site.value())
                .param("batch_id", Uuids.next())
                .param("lot_id", lot.value())
                .param("frozen", frozen)
                .param("thawed_on", thawed)
                .param("keeps_until", keepsUntil.orElse(null))
                .update();
        return jdbc.sql("""
                        select batch_id
                          from inventory.batch
                         where site_id = :site_id and lot_id = :lot_id and frozen = :frozen
                           and thawed_on is not distinct from cast(:thawed_on as date)""")
                .param("site_id", site.value())
                .param("lot_id", lot.value())
                .param("frozen", frozen)
                .param("thawed_on", thawed)
                .query(UUID.class)
                .single();
    }
}
