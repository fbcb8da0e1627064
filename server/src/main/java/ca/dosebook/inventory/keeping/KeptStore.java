package ca.dosebook.inventory.keeping;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.vaccines.ProductCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what lies at sites, and what was entered. */
@Repository
class KeptStore {

    private final JdbcClient jdbc;

    KeptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By product, lot and last day; those used up too. */
    List<Batch> batches(Collection<SiteId> sites) {
        return jdbc.sql("""
                        select b.site_id, b.batch_id, b.frozen, b.thawed_on, b.on_hand,
                               least(l.expires, b.keeps_until) as use_by,
                               l.lot_id, l.product_code, l.number, l.expires, l.recalled_at
                          from inventory.batch as b
                          join inventory.lot as l on l.lot_id = b.lot_id
                         where b.site_id = any (cast(:sites as uuid[]))
                         order by l.product_code, l.number, b.frozen, use_by, b.batch_id""")
                .param("sites", ids(sites))
                .query((row, n) -> batch(row))
                .list();
    }

    Optional<Batch> batch(SiteId site, UUID id) {
        return jdbc.sql("""
                        select b.site_id, b.batch_id, b.frozen, b.thawed_on, b.on_hand,
                               least(l.expires, b.keeps_until) as use_by,
                               l.lot_id, l.product_code, l.number, l.expires, l.recalled_at
                          from inventory.batch as b
                          join inventory.lot as l on l.lot_id = b.lot_id
                         where b.site_id = :site_id and b.batch_id = :batch_id""")
                .param("site_id", site.value())
                .param("batch_id", id)
                .query((row, n) -> batch(row))
                .optional();
    }

    /** The newest first, but for doses given, which would hide the others. @param batch null for all of the site */
    List<Entry> entries(SiteId site, @Nullable UUID batch, int most) {
        return jdbc.sql("""
                        select e.entry_id, e.batch_id, e.act_id, e.kind, e.doses, e.expected, e.reason, e.words, e.day,
                               e.by_user, e.entered_at, c.entry_id is not null as countered,
                               l.lot_id, l.product_code, l.number, l.expires, l.recalled_at
                          from inventory.entry as e
                          join inventory.batch as b on b.site_id = e.site_id and b.batch_id = e.batch_id
                          join inventory.lot as l on l.lot_id = b.lot_id
                          left join inventory.entry as c on c.site_id = e.site_id and c.counters = e.entry_id
                         where e.site_id = :site_id and e.dose_id is null
                           and (cast(:batch_id as uuid) is null or e.batch_id = cast(:batch_id as uuid))
                         order by e.entered_at desc, e.entry_id desc
                         limit :most""")
                .param("site_id", site.value())
                .param("batch_id", batch)
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    List<Entry> entriesOf(SiteId site, UUID act) {
        return jdbc.sql("""
                        select e.entry_id, e.batch_id, e.act_id, e.kind, e.doses, e.expected, e.reason, e.words, e.day,
                               e.by_user, e.entered_at, c.entry_id is not null as countered,
                               l.lot_id, l.product_code, l.number, l.expires, l.recalled_at
                          from inventory.entry as e
                          join inventory.batch as b on b.site_id = e.site_id and b.batch_id = e.batch_id
                          join inventory.lot as l on l.lot_id = b.lot_id
                          left join inventory.entry as c on c.site_id = e.site_id and c.counters = e.entry_id
                         where e.site_id = :site_id and e.act_id = :act_id
                         order by e.doses desc, e.entry_id""")
                .param("site_id", site.value())
                .param("act_id", act)
                .query((row, n) -> entry(row))
                .list();
    }

    Optional<UUID> actOf(SiteId site, UUID entry) {
        return jdbc.sql("select act_id from inventory.entry where site_id = :site_id and entry_id = :entry_id")
                .param("site_id", site.value())
                .param("entry_id", entry)
                .query(UUID.class)
                .optional();
    }

    /** How many doses each kind of entry moved, what was countered left out. */
    Map<EntryKind, Integer> sums(SiteId site, UUID batch) {
        Map<EntryKind, Integer> sums = new EnumMap<>(EntryKind.class);
        jdbc.sql("""
                        select coalesce(w.kind, e.kind) as kind, sum(e.doses)::integer as doses
                          from inventory.entry as e
                          left join inventory.entry as w on w.site_id = e.site_id and w.entry_id = e.counters
                         where e.site_id = :site_id and e.batch_id = :batch_id
                         group by coalesce(w.kind, e.kind)""")
                .param("site_id", site.value())
                .param("batch_id", batch)
                .query((row, n) -> sums.put(EntryKind.valueOf(row.getString("kind")), row.getInt("doses")))
                .list();
        return sums;
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getObject("batch_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                lot(row),
                row.getBoolean("frozen"),
                Optional.ofNullable(row.getObject("thawed_on", LocalDate.class)),
                row.getInt("on_hand"),
                row.getObject("use_by", LocalDate.class));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("entry_id", UUID.class),
                row.getObject("batch_id", UUID.class),
                row.getObject("act_id", UUID.class),
                lot(row),
                EntryKind.valueOf(row.getString("kind")),
                row.getInt("doses"),
                Optional.ofNullable(row.getObject("expected", Integer.class)),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("words")),
                row.getObject("day", LocalDate.class),
                Optional.ofNullable(row.getObject("by_user", UUID.class)),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("countered"));
    }

    static Lot lot(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime recalled = row.getObject("recalled_at", OffsetDateTime.class);
        return new Lot(
                new LotId(row.getObject("lot_id", UUID.class)),
                new ProductCode(row.getString("product_code")),
                row.getString("number"),
                row.getObject("expires", LocalDate.class),
                Optional.ofNullable(recalled).map(OffsetDateTime::toInstant));
    }

    static String[] ids(Collection<SiteId> sites) {
        return sites.stream().map(site -> site.value().toString()).toArray(String[]::new);
    }
}
