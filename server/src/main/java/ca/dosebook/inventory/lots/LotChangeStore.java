package ca.dosebook.inventory.lots;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that changes lots, and where they lie. */
@Repository
class LotChangeStore {

    private final JdbcClient jdbc;

    LotChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the product has a lot of that number. */
    boolean insert(Lot lot) {
        return jdbc.sql("""
                                insert into inventory.lot (lot_id, product_code, number, matched, expires)
                                values (:lot_id, :product_code, :number, :matched, :expires)
                                on conflict do nothing""")
                        .param("lot_id", lot.id().value())
                        .param("product_code", lot.product().value())
                        .param("number", lot.number())
                        .param("matched", matched(lot.number()))
                        .param("expires", lot.expires())
                        .update()
                == 1;
    }

    Optional<LotId> find(ProductCode product, String number) {
        return jdbc.sql("""
                        select lot_id
                          from inventory.lot
                         where product_code = :product_code and matched = :matched""")
                .param("product_code", product.value())
                .param("matched", matched(number))
                .query((row, n) -> new LotId(row.getObject("lot_id", UUID.class)))
                .optional();
    }

    private static String matched(String number) {
        return number.strip().toLowerCase(Locale.ROOT);
    }

    boolean changeExpiry(LotId lot, LocalDate expires) {
        return jdbc.sql("""
                                update inventory.lot
                                   set expires = :expires
                                 where lot_id = :lot_id and expires <> :expires""")
                        .param("expires", expires)
                        .param("lot_id", lot.value())
                        .update()
                == 1;
    }

    boolean recall(LotId lot, Instant at) {
        return jdbc.sql("""
                                update inventory.lot
                                   set recalled_at = :at
                                 where lot_id = :lot_id and recalled_at is null""")
                        .param("at", moment(at))
                        .param("lot_id", lot.value())
                        .update()
                == 1;
    }

    boolean undoRecall(LotId lot) {
        return jdbc.sql("""
                                update inventory.lot
                                   set recalled_at = null
                                 where lot_id = :lot_id and recalled_at is not null""").param("lot_id", lot.value()).update() == 1;
    }

    void insert(LotId lot, LotChange change) {
        jdbc.sql("""
                        insert into inventory.lot_change
                          (lot_id, lot_change_id, kind, expires, reason, by_user, changed_at)
                        values (:lot_id, :lot_change_id, :kind, :expires, :reason, cast(:by_user as uuid), :changed_at)""")
                .param("lot_id", lot.value())
                .param("lot_change_id", Uuids.next())
                .param("kind", change.kind().name())
                .param("expires", change.expires())
                .param("reason", change.reason())
                .param("by_user", change.by().orElse(null))
                .param("changed_at", moment(change.at()))
                .update();
    }

    /** The newest first. */
    List<LotChange> changes(LotId lot) {
        return jdbc.sql("""
                        select kind, expires, reason, by_user, changed_at
                          from inventory.lot_change
                         where lot_id = :lot_id
                         order by changed_at desc, lot_change_id desc""")
                .param("lot_id", lot.value())
                .query((row, n) -> {
                    @Nullable UUID by = row.getObject("by_user", UUID.class);
                    return new LotChange(
                            LotChange.Kind.valueOf(row.getString("kind")),
                            row.getObject("expires", LocalDate.class),
                            row.getString("reason"),
                            Optional.ofNullable(by),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** Sites that have doses of a lot, or get some; most first. */
    List<Holding> holdings(LotId lot) {
        return jdbc.sql("""
                        with part as (
                          select b.site_id, b.on_hand as doses, 0 as on_the_way
                            from inventory.batch as b
                           where b.lot_id = :lot_id
                           union all
                          select t.to_site_id, 0, t.doses
                            from inventory.transfer as t
                           where t.lot_id = :lot_id and t.state = 'ON_THE_WAY'
                        )
                        select site_id, sum(doses)::integer as doses, sum(on_the_way)::integer as on_the_way
                          from part
                         group by site_id
                        having sum(doses) + sum(on_the_way) > 0
                         order by doses desc, site_id""")
                .param("lot_id", lot.value())
                .query((row, n) -> new Holding(
                        new SiteId(row.getObject("site_id", UUID.class)),
                        row.getInt("doses"),
                        row.getInt("on_the_way")))
                .list();
    }

    private static OffsetDateTime moment(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
