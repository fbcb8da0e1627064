package ca.dosebook.console.mobile;

import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sealed keys of the carried lists, for the keys they are sealed with. */
@Repository("sealedKeysOfCarriedLists")
class SealedKeyStore implements SealedRows {

    private final JdbcClient jdbc;

    SealedKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "console.carried";
    }

    @Override
    public boolean any() {
        return jdbc.sql("select exists (select from console.carried)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select substring(sealed_key from 2 for 4) as key_id, count(*) as lists
                          from console.carried
                         group by key_id""").query(row -> {
            counts.put(KeyId.ofBytes(row.getBytes("key_id")), row.getLong("lists"));
        });
        return counts;
    }

    private record Row(UUID id, byte[] sealed) {}

    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        ByteBuffer from = ByteBuffer.wrap(after);
        UUID last = after.length == 0 ? new UUID(0, 0) : new UUID(from.getLong(), from.getLong());
        List<Row> rows = jdbc.sql("""
                        select carried_id, sealed_key
                          from console.carried
                         where carried_id > :after and substring(sealed_key from 2 for 4) <> :key_id
                         order by carried_id
                         limit :most""")
                .param("after", last)
                .param("key_id", resealer.key().bytes())
                .param("most", most)
                .query((row, n) -> new Row(row.getObject("carried_id", UUID.class), row.getBytes("sealed_key")))
                .list();
        for (Row row : rows) {
            jdbc.sql("""
                            update console.carried
                               set sealed_key = :sealed
                             where carried_id = :carried_id and sealed_key = :before""")
                    .param("sealed", resealer.again(row.sealed(), CarriedLists.context(row.id())))
                    .param("carried_id", row.id())
                    .param("before", row.sealed())
                    .update();
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(CarriedLists.context(rows.getLast().id()));
    }
}
