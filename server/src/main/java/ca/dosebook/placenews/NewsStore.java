package ca.dosebook.placenews;

import ca.dosebook.kernel.Language;
import ca.dosebook.secrets.KeyId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL of wishes for news of places. */
@Component
class NewsStore {

    private final JdbcClient jdbc;

    NewsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sealed the address, bound to {@link #context} */
    @SuppressWarnings("ArrayRecordComponent") // Sealed bytes, never compared.
    record Wish(UUID id, String area, String areaName, Language language, byte[] sealed) {}

    record Told(UUID wish, Language language) {}

    static byte[] context(UUID wish) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(wish.getMostSignificantBits())
                .putLong(wish.getLeastSignificantBits())
                .array();
    }

    static UUID wish(byte[] context) {
        ByteBuffer read = ByteBuffer.wrap(context);
        return new UUID(read.getLong(), read.getLong());
    }

    void insert(Wish wish, Instant now) {
        jdbc.sql("""
            insert into placenews.wish (wish_id, area, area_name, language, address_sealed, asked_at)
            values (:id, :area, :name, :language, :sealed, :now)
            """)
                .param("id", wish.id())
                .param("area", wish.area())
                .param("name", wish.areaName())
                .param("language", wish.language().name())
                .param("sealed", wish.sealed())
                .param("now", at(now))
                .update();
    }

    Optional<Wish> find(UUID id) {
        return jdbc.sql("""
            select wish_id, area, area_name, language, address_sealed from placenews.wish where wish_id = :id
            """)
                .param("id", id)
                .query((row, n) -> new Wish(
                        row.getObject("wish_id", UUID.class),
                        row.getString("area"),
                        row.getString("area_name"),
                        Language.valueOf(row.getString("language")),
                        row.getBytes("address_sealed")))
                .optional();
    }

    /** Marks wishes of an area as told; those that another node has in hand are left to it. */
    List<Told> tell(String area, int most, Instant now) {
        return jdbc.sql("""
            with due as (
              select wish_id from placenews.wish
               where area = :area and told_at is null
               order by asked_at
               limit :most
                 for update skip locked
            )
            update placenews.wish w set told_at = :now
              from due
             where w.wish_id = due.wish_id
            returning w.wish_id, w.language
            """)
                .param("area", area)
                .param("most", most)
                .param("now", at(now))
                .query((row, n) ->
                        new Told(row.getObject("wish_id", UUID.class), Language.valueOf(row.getString("language"))))
                .list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from placenews.wish where wish_id = :id")
                .param("id", id)
                .update();
    }

    void deleteBefore(Instant moment) {
        jdbc.sql("delete from placenews.wish where asked_at < :before")
                .param("before", at(moment))
                .update();
    }

    boolean any() {
        return jdbc.sql("select exists (select from placenews.wish)")
                .query(Boolean.class)
                .single();
    }

    Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
            select substring(address_sealed from 2 for 4) as key, count(*) as rows
              from placenews.wish
             group by 1
            """)
                .query((row, n) -> counts.put(KeyId.ofBytes(row.getBytes("key")), row.getLong("rows")))
                .list();
        return counts;
    }

    List<Wish> notSealedWith(KeyId key, UUID after, int most) {
        return jdbc.sql("""
            select wish_id, area, area_name, language, address_sealed
              from placenews.wish
             where wish_id > :after and substring(address_sealed from 2 for 4) <> :key
             order by wish_id
             limit :most
            """)
                .param("after", after)
                .param("key", key.bytes())
                .param("most", most)
                .query((row, n) -> new Wish(
                        row.getObject("wish_id", UUID.class),
                        row.getString("area"),
                        row.getString("area_name"),
                        Language.valueOf(row.getString("language")),
                        row.getBytes("address_sealed")))
                .list();
    }

    void reseal(Wish wish, byte[] sealed) {
        jdbc.sql("""
            update placenews.wish set address_sealed = :sealed
             where wish_id = :id and address_sealed = :before
            """)
                .param("id", wish.id())
                .param("sealed", sealed)
                .param("before", wish.sealed())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
