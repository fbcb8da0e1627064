package ca.dosebook.immunizations;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Resealer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the sealed notes. */
@Repository
class NoteStore {

    private final JdbcClient jdbc;

    NoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertNote(PersonKey person, UUID id, UUID about, byte[] sealed, UUID user, Instant now) {
        jdbc.sql("""
                        insert into immunizations.note (person_key, note_id, about_id, sealed, entered_by, entered_at)
                        values (:person_key, :note_id, :about, :sealed, :user, :now)
                        on conflict do nothing""")
                .param("person_key", person.value())
                .param("note_id", id)
                .param("about", about)
                .param("sealed", sealed)
                .param("user", user)
                .param("now", DoseStore.at(now))
                .update();
    }

    /** The sealed notes about an entry, in order. */
    List<byte[]> notes(PersonKey person, UUID about) {
        return jdbc.sql("""
                        select sealed
                          from immunizations.note
                         where person_key = :person_key and about_id = :about
                         order by entered_at, note_id""")
                .param("person_key", person.value())
                .param("about", about)
                .query((row, n) -> row.getBytes("sealed"))
                .list();
    }

    boolean any() {
        return jdbc.sql("select exists (select from immunizations.note)")
                .query(Boolean.class)
                .single();
    }

    Map<KeyId, Long> countByKey() {
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
    Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
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
