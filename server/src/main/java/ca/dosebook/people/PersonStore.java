package ca.dosebook.people;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code people}, besides the piece that {@link RememberPerson} lends to other statements. */
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

    /** The fingerprint of the key this database was made with; on a new database, the given one is written down. */
    byte[] fingerprintOr(byte[] fingerprint) {
        jdbc.sql("""
                        insert into people.index_key (only_row, fingerprint)
                        values (true, :fingerprint)
                        on conflict (only_row) do nothing""").param("fingerprint", fingerprint).update();
        return jdbc.sql("select fingerprint from people.index_key")
                .query((row, n) -> row.getBytes("fingerprint"))
                .single();
    }

    /** A row as stored. */
    record SealedPerson(PersonKey key, byte[] identity, byte[] contact, String language) {}
}
