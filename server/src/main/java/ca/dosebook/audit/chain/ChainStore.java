package ca.dosebook.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the chain. Transaction numbers have 64 bits and never come round; they travel as text. */
@Repository
class ChainStore {

    private static final String BLOCKS = """
            select block_no, cluster, cast(from_xact as text) as from_xact, cast(to_xact as text) as to_xact, entries,
                   content, previous, digest, closed_at
              from audit.block
            """;

    private static final String ENTRIES = """
            select entry_id, recorded_at, actor_kind, user_id, organization_id, origin, act, act_kind, person_key,
                   object_id, reason, note, cluster, cast(xact as text) as xact
              from audit.entry
             where cluster = ? and xact >= cast(? as xid8) and xact < cast(? as xid8)
             order by xact, entry_id""";

    /** Rows that the driver has in memory at a time, where a transaction is open. */
    private static final int FETCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    ChainStore(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.streaming = new JdbcTemplate();
        this.streaming.setDataSource(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(FETCH);
    }

    /** Whether this transaction is the one that may close blocks; another may be at it. */
    boolean lock() {
        return jdbc.sql("select one from audit.linker for update skip locked")
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Whether this node is the one that checks the chain in this night; of several at once one gets true. */
    boolean claim(LocalDate night) {
        return jdbc.sql("update audit.nightly_check set night = :night where night < :night")
                        .param("night", night)
                        .update()
                == 1;
    }

    /** Every transaction before this one is over, committed or not. */
    long horizon() {
        return jdbc.sql("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)")
                .query((row, n) -> Long.parseLong(row.getString(1)))
                .single();
    }

    Optional<Block> head() {
        return jdbc.sql(BLOCKS + "order by block_no desc limit 1")
                .query((row, n) -> block(row))
                .optional();
    }

    Optional<Block> block(long number) {
        return jdbc.sql(BLOCKS + "where block_no = :number")
                .param("number", number)
                .query((row, n) -> block(row))
                .optional();
    }

    List<Block> blocksAfter(long number, int most) {
        return jdbc.sql(BLOCKS + "where block_no > :number order by block_no limit :most")
                .param("number", number)
                .param("most", most)
                .query((row, n) -> block(row))
                .list();
    }

    /** The transaction from which this server's entries are in no block; 0 when none are. */
    long reached(long cluster) {
        return jdbc.sql("""
                        select cast(to_xact as text)
                          from audit.block
                         where cluster = :cluster
                         order by from_xact desc
                         limit 1""")
                .param("cluster", cluster)
                .query((row, n) -> Long.parseLong(row.getString(1)))
                .optional()
                .orElse(0L);
    }

    /** The transaction of the entry that has {@code skipped} before it in the range; empty when there are not so many. */
    OptionalLong transactionAfter(Range range, int skipped) {
        return jdbc.sql("""
                        select cast(xact as text)
                          from audit.entry
                         where cluster = :cluster and xact >= cast(:from as xid8) and xact < cast(:to as xid8)
                         order by xact
                        offset :skipped limit 1""")
                .param("cluster", range.cluster())
                .param("from", Long.toString(range.from()))
                .param("to", Long.toString(range.to()))
                .param("skipped", skipped)
                .query((row, n) -> OptionalLong.of(Long.parseLong(row.getString(1))))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /** Every server that has entries, found without reading them all. */
    List<Long> clusters() {
        return jdbc.sql("""
                        with recursive found as (
                          (select cluster from audit.entry order by cluster limit 1)
                          union all
                          select (select e.cluster from audit.entry as e where e.cluster > found.cluster
                                   order by e.cluster limit 1)
                            from found
                           where found.cluster is not null
                        )
                        select cluster from found where cluster is not null""").query((row, n) -> row.getLong("cluster")).list();
    }

    /** The last transaction of this server that has an entry. */
    OptionalLong lastTransaction(long cluster) {
        return jdbc.sql("""
                        select cast(xact as text) from audit.entry where cluster = :cluster order by xact desc limit 1""")
                .param("cluster", cluster)
                .query((row, n) -> OptionalLong.of(Long.parseLong(row.getString(1))))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /** @param oldest when the first of them was written */
    record Unlinked(long entries, Optional<Instant> oldest) {}

    /** The entries that are in no block yet. */
    Unlinked unlinked() {
        Unlinked all = new Unlinked(0, Optional.empty());
        for (long cluster : clusters()) {
            Unlinked some = unlinked(cluster);
            all = new Unlinked(
                    all.entries() + some.entries(),
                    Stream.concat(all.oldest().stream(), some.oldest().stream()).min(Comparator.naturalOrder()));
        }
        return all;
    }

    private Unlinked unlinked(long cluster) {
        return jdbc.sql("""
                        select count(*) as entries, min(recorded_at) as oldest
                          from audit.entry
                         where cluster = :cluster and xact >= cast(:from as xid8)""")
                .param("cluster", cluster)
                .param("from", Long.toString(reached(cluster)))
                .query((row, n) -> new Unlinked(
                        row.getLong("entries"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .single();
    }

    /** Hands over the entries of a range one by one. */
    void entries(Range range, Consumer<StoredEntry> each) {
        streaming.query(
                ENTRIES,
                row -> {
                    each.accept(entry(row));
                },
                range.cluster(),
                Long.toString(range.from()),
                Long.toString(range.to()));
    }

    void insert(Block block) {
        jdbc.sql("""
                        insert into audit.block
                          (block_no, cluster, from_xact, to_xact, entries, content, previous, digest, closed_at)
                        values
                          (:block_no, :cluster, cast(:from_xact as xid8), cast(:to_xact as xid8), :entries, :content,
                           :previous, :digest, :closed_at)""")
                .param("block_no", block.number())
                .param("cluster", block.cluster())
                .param("from_xact", Long.toString(block.from()))
                .param("to_xact", Long.toString(block.to()))
                .param("entries", block.entries())
                .param("content", block.content().bytes())
                .param("previous", block.previous().bytes())
                .param("digest", block.digest().bytes())
                .param("closed_at", OffsetDateTime.ofInstant(block.closedAt(), ZoneOffset.UTC))
                .update();
    }

    private static Block block(ResultSet row) throws SQLException {
        return new Block(
                row.getLong("block_no"),
                row.getLong("cluster"),
                Long.parseLong(row.getString("from_xact")),
                Long.parseLong(row.getString("to_xact")),
                row.getLong("entries"),
                new Digest(row.getBytes("content")),
                new Digest(row.getBytes("previous")),
                new Digest(row.getBytes("digest")),
                row.getObject("closed_at", OffsetDateTime.class).toInstant());
    }

    private static StoredEntry entry(ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getObject("user_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("origin"),
                row.getString("act"),
                row.getString("act_kind"),
                row.getBytes("person_key"),
                row.getObject("object_id", UUID.class),
                row.getString("reason"),
                row.getString("note"),
                row.getLong("cluster"),
                Long.parseLong(row.getString("xact")));
    }
}
