package ca.dosebook.inventory.forecasting;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what sites have and get. */
@Repository
class SupplyStore {

    private final JdbcClient jdbc;

    SupplyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Doses that nobody recalled. @param onTheWay whether they are sent to the site and not received yet */
    record Row(SiteId site, ProductCode product, LocalDate useBy, int doses, boolean onTheWay) {}

    /** A site and a product. */
    record Key(SiteId site, ProductCode product) {}

    List<Row> supplies(Collection<SiteId> sites) {
        return jdbc.sql("""
                        select b.site_id, l.product_code, least(l.expires, b.keeps_until) as use_by, b.on_hand as doses,
                               false as on_the_way
                          from inventory.batch as b
                          join inventory.lot as l on l.lot_id = b.lot_id
                         where b.site_id = any (cast(:sites as uuid[])) and l.recalled_at is null
                         union all
                        select t.to_site_id, l.product_code, least(l.expires, t.keeps_until), t.doses, true
                          from inventory.transfer as t
                          join inventory.lot as l on l.lot_id = t.lot_id
                         where t.to_site_id = any (cast(:sites as uuid[])) and t.state = 'ON_THE_WAY'
                           and l.recalled_at is null""")
                .param("sites", ids(sites))
                .query((row, n) -> new Row(
                        new SiteId(row.getObject("site_id", UUID.class)),
                        new ProductCode(row.getString("product_code")),
                        row.getObject("use_by", LocalDate.class),
                        row.getInt("doses"),
                        row.getBoolean("on_the_way")))
                .list();
    }

    /** How many doses of each product were given on a day and not put back. */
    Map<Key, Integer> given(SiteId site, LocalDate day) {
        Map<Key, Integer> given = new HashMap<>();
        jdbc.sql("""
                        select l.product_code, count(*)::integer as doses
                          from inventory.entry as e
                          join inventory.batch as b on b.site_id = e.site_id and b.batch_id = e.batch_id
                          join inventory.lot as l on l.lot_id = b.lot_id
                         where e.site_id = :site_id and e.kind = 'DOSE' and e.day = :day
                           and not exists (select 1 from inventory.entry as c
                                            where c.site_id = e.site_id and c.counters = e.entry_id)
                         group by l.product_code""")
                .param("site_id", site.value())
                .param("day", day)
                .query((row, n) ->
                        given.put(new Key(site, new ProductCode(row.getString("product_code"))), row.getInt("doses")))
                .list();
        return given;
    }

    private static String[] ids(Collection<SiteId> sites) {
        return sites.stream().map(site -> site.value().toString()).toArray(String[]::new);
    }
}
