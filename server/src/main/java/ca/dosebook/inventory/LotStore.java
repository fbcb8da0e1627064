package ca.dosebook.inventory;

import ca.dosebook.vaccines.ProductCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads lots, and what sites have of them. */
@Repository
class LotStore {

    private final JdbcClient jdbc;

    LotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Lot> find(LotId id) {
        return jdbc.sql("""
                        select lot_id, product_code, number, expires, recalled_at
                          from inventory.lot
                         where lot_id = :lot_id""")
                .param("lot_id", id.value())
                .query((row, n) -> lot(row))
                .optional();
    }

    /** Those that expire last come first. */
    List<Lot> all() {
        return jdbc.sql("""
                        select lot_id, product_code, number, expires, recalled_at
                          from inventory.lot
                         order by expires desc, number, lot_id""").query((row, n) -> lot(row)).list();
    }

    /** What is ready at a site, soonest use-by first. */
    List<LotOnHand> onHand(UUID site) {
        return jdbc.sql("""
                        select l.lot_id, l.product_code, l.number, l.expires, l.recalled_at, b.on_hand, b.thawed_on,
                               least(l.expires, b.keeps_until) as use_by
                          from inventory.batch as b
                          join inventory.lot as l on l.lot_id = b.lot_id
                         where b.site_id = :site_id and b.on_hand > 0 and not b.frozen
                         order by use_by, l.number, b.batch_id""")
                .param("site_id", site)
                .query((row, n) -> new LotOnHand(
                        lot(row),
                        row.getInt("on_hand"),
                        row.getObject("use_by", LocalDate.class),
                        Optional.ofNullable(row.getObject("thawed_on", LocalDate.class))))
                .list();
    }

    private static Lot lot(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime recalled = row.getObject("recalled_at", OffsetDateTime.class);
        return new Lot(
                new LotId(row.getObject("lot_id", UUID.class)),
                new ProductCode(row.getString("product_code")),
                row.getString("number"),
                row.getObject("expires", LocalDate.class),
                Optional.ofNullable(recalled).map(OffsetDateTime::toInstant));
    }
}
