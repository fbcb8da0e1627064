package ca.dosebook.inventory.reconciling;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.vaccines.ProductCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the entries of a day. */
@Repository
class DayLedgerStore {

    private final JdbcClient jdbc;

    DayLedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LotDay> of(SiteId site, LocalDate day) {
        return jdbc.sql("""
                        with left_now as (
                          select b.lot_id, sum(b.on_hand) as doses
                            from inventory.batch as b
                           where b.site_id = :site_id
                           group by b.lot_id
                        ),
                        moved as (
                          select b.lot_id,
                                 coalesce(sum(-e.doses) filter (where e.kind = 'DOSE'), 0) as drawn,
                                 coalesce(sum(-e.doses) filter (where e.kind = 'WASTED'), 0) as wasted
                            from inventory.entry as e
                            join inventory.batch as b on b.site_id = e.site_id and b.batch_id = e.batch_id
                           where e.site_id = :site_id and e.day = :day and e.kind in ('DOSE', 'WASTED')
                             and not exists (select from inventory.entry as c
                                              where c.site_id = e.site_id and c.counters = e.entry_id)
                           group by b.lot_id
                        )
                        select l.lot_id, l.product_code, l.number, l.expires, l.recalled_at,
                               coalesce(m.drawn, 0)::integer as drawn, coalesce(m.wasted, 0)::integer as wasted,
                               n.doses::integer as left_doses
                          from left_now as n
                          join inventory.lot as l on l.lot_id = n.lot_id
                          left join moved as m on m.lot_id = n.lot_id
                         where n.doses > 0 or m.lot_id is not null
                         order by l.number, l.lot_id""")
                .param("site_id", site.value())
                .param("day", day)
                .query((row, n) ->
                        new LotDay(lot(row), row.getInt("drawn"), row.getInt("wasted"), row.getInt("left_doses")))
                .list();
    }

    private static Lot lot(ResultSet row) throws SQLException {
        return new Lot(
                new LotId(row.getObject("lot_id", UUID.class)),
                new ProductCode(row.getString("product_code")),
                row.getString("number"),
                row.getObject("expires", LocalDate.class),
                Optional.ofNullable(row.getObject("recalled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
