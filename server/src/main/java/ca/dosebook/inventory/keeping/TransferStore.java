package ca.dosebook.inventory.keeping;

import ca.dosebook.clinics.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of transfers. */
@Repository
class TransferStore {

    private final JdbcClient jdbc;

    TransferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As a copy of the batch they leave. */
    void insert(UUID id, SiteId from, UUID batch, SiteId to, int doses, Posting.When when) {
        jdbc.sql("""
                        insert into inventory.transfer
                          (site_id, transfer_id, batch_id, to_site_id, lot_id, frozen, thawed_on, keeps_until, doses,
                           sent_by, sent_at)
                        select b.site_id, :transfer_id, b.batch_id, :to_site_id, b.lot_id, b.frozen, b.thawed_on,
                               b.keeps_until, :doses, cast(:by_user as uuid), :at
                          from inventory.batch as b
                         where b.site_id = :site_id and b.batch_id = :batch_id""")
                .param("transfer_id", id)
                .param("to_site_id", to.value())
                .param("doses", doses)
                .param("by_user", when.by())
                .param("at", OffsetDateTime.ofInstant(when.at(), ZoneOffset.UTC))
                .param("site_id", from.value())
                .param("batch_id", batch)
                .update();
    }

    /** False when it is not on its way any more. */
    boolean end(Transfer transfer, Transfer.State state, @Nullable Integer received, Posting.When when) {
        return jdbc.sql("""
                                update inventory.transfer
                                   set state = :state, received = cast(:received as integer),
                                       ended_by = cast(:by_user as uuid), ended_at = :at
                                 where site_id = :site_id and transfer_id = :transfer_id and state = 'ON_THE_WAY'""")
                        .param("state", state.name())
                        .param("received", received)
                        .param("by_user", when.by())
                        .param("at", OffsetDateTime.ofInstant(when.at(), ZoneOffset.UTC))
                        .param("site_id", transfer.from().value())
                        .param("transfer_id", transfer.id())
                        .update()
                == 1;
    }

    /** Seen from one of its two sites. */
    Optional<Transfer> find(SiteId site, UUID id) {
        return jdbc.sql("""
                        select t.site_id, t.transfer_id, t.batch_id, t.to_site_id, t.frozen, t.thawed_on, t.keeps_until,
                               t.doses, t.state, t.sent_at, t.received,
                               l.lot_id, l.product_code, l.number, l.expires, l.recalled_at
                          from inventory.transfer as t
                          join inventory.lot as l on l.lot_id = t.lot_id
                         where t.transfer_id = :transfer_id and (t.site_id = :site_id or t.to_site_id = :site_id)""")
                .param("transfer_id", id)
                .param("site_id", site.value())
                .query((row, n) -> transfer(row))
                .optional();
    }

    /** On the way from or to some sites, the oldest first. */
    List<Transfer> onTheWay(String[] sites) {
        return jdbc.sql("""
                        select t.site_id, t.transfer_id, t.batch_id, t.to_site_id, t.frozen, t.thawed_on, t.keeps_until,
                               t.doses, t.state, t.sent_at, t.received,
                               l.lot_id, l.product_code, l.number, l.expires, l.recalled_at
                          from inventory.transfer as t
                          join inventory.lot as l on l.lot_id = t.lot_id
                         where t.state = 'ON_THE_WAY'
                           and (t.site_id = any (cast(:sites as uuid[])) or t.to_site_id = any (cast(:sites as uuid[])))
                         order by t.sent_at, t.transfer_id""")
                .param("sites", sites)
                .query((row, n) -> transfer(row))
                .list();
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        @Nullable Integer received = row.getObject("received", Integer.class);
        return new Transfer(
                row.getObject("transfer_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                new SiteId(row.getObject("to_site_id", UUID.class)),
                row.getObject("batch_id", UUID.class),
                KeptStore.lot(row),
                new Transfer.Condition(
                        row.getBoolean("frozen"),
                        Optional.ofNullable(row.getObject("thawed_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("keeps_until", LocalDate.class))),
                row.getInt("doses"),
                Transfer.State.valueOf(row.getString("state")),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                received == null ? OptionalInt.empty() : OptionalInt.of(received));
    }
}
