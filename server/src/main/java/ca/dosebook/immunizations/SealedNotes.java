package ca.dosebook.immunizations;

import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sealed notes, for the keys they are sealed with. */
@Repository
class SealedNotes implements SealedRows {

    private final JdbcClient jdbc;

    SealedNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "immunizations.note";
    }

    @Override
    public boolean any() {
        return jdbc.sql("select exists (select from immunizations.note)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select substring(sealed from 2 for 4) as key_id, count(*) as notes
                          from immunizations.note
                         group by key_id""").query(row -> {
            counts.put(KeyId.ofBytes(row.getBytes("key_id")), row.getLong("notes"));
        });
        return counts;
    }

    private record Row(byte[] person, byte[] id, byte[] sealed) {}

    /** In the order of person and note; where to go on is both in one. */
    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        List<Row> rows = jdbc.sql("""
                        select person_key, uuid_send(note_id) as id, sealed
                          from immunizations.note
                         where person_key || uuid_send(note_id) > :after
                           and substring(sealed from 2 for 4) <> :key_id
                         order by person_key || uuid_send(note_id)
                         limit :most""")
                .param("after", after)
                .param("key_id", resealer.key().bytes())
                .param("most", most)
                .query((row, n) -> new Row(row.getBytes("person_key"), row.getBytes("id"), row.getBytes("sealed")))
                .list();
        for (Row row : rows) {
            jdbc.sql("""
                            update immunizations.note
                               set sealed = :sealed
                             where person_key = :person_key and uuid_send(note_id) = :id and sealed = :before""")
                    .param("sealed", resealer.again(row.sealed(), row.person()))
                    .param("person_key", row.person())
                    .param("id", row.id())
                    .param("before", row.sealed())
                    .update();
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(HexFormat.of()
                        .parseHex(HexFormat.of().formatHex(rows.getLast().person())
                                + HexFormat.of().formatHex(rows.getLast().id())));
    }
}
