package ca.dosebook.people;

import ca.dosebook.kernel.PersonKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code people}, besides the pieces that {@link RememberPerson} lends to other statements. */
@Repository
class PersonStore {

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SealedPerson> find(PersonKey key) {
        return jdbc.sql("""
                        select identity_sealed, contact_sealed, language
                          from people.person
                         where person_key = :person_key""")
                .param("person_key", key.value())
                .query((row, n) -> new SealedPerson(
                        key,
                        row.getBytes("identity_sealed"),
                        row.getBytes("contact_sealed"),
                        row.getString("language")))
                .optional();
    }

    Optional<byte[]> birthHash(PersonKey key) {
        return jdbc.sql("select birth_hash from people.person where person_key = :person_key")
                .param("person_key", key.value())
                .query((row, n) -> row.getBytes("birth_hash"))
                .optional();
    }

    void changeContact(PersonKey key, byte[] contactSealed) {
        jdbc.sql("update people.person set contact_sealed = :contact where person_key = :person_key")
                .param("contact", contactSealed)
                .param("person_key", key.value())
                .update();
    }

    /** A hash by the index key, and the same sealed with the key of the records. */
    record KeyMark(byte[] fingerprint, byte[] sealed) {}

    /** The mark of the keys this database was made with; on a new database, the given one is written down. */
    KeyMark markOr(KeyMark mark) {
        jdbc.sql("""
                        insert into people.key_mark (only_row, fingerprint, sealed)
                        values (true, :fingerprint, :sealed)
                        on conflict (only_row) do nothing""")
                .param("fingerprint", mark.fingerprint())
                .param("sealed", mark.sealed())
                .update();
        return jdbc.sql("select fingerprint, sealed from people.key_mark")
                .query((row, n) -> new KeyMark(row.getBytes("fingerprint"), row.getBytes("sealed")))
                .single();
    }

    /** A row as stored. */
    record SealedPerson(PersonKey key, byte[] identity, byte[] contact, String language) {}
}
