package ca.dosebook.people;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.secrets.KeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code people}, besides the pieces that {@link RememberPerson} lends to other statements. */
@Repository
class PersonStore {

    private static final String SELECT = """
            select person_key, identity_sealed, contact_sealed, language, revision, recorded_at, recorded_by, recorded_site
              from people.person
            """;

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SealedPerson> find(PersonKey key) {
        return jdbc.sql(SELECT + "where person_key = :person_key")
                .param("person_key", key.value())
                .query((row, n) -> sealed(row))
                .optional();
    }

    List<SealedPerson> find(Collection<PersonKey> keys) {
        return jdbc.sql(SELECT + "where person_key = any(:person_keys)")
                .param("person_keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query((row, n) -> sealed(row))
                .list();
    }

    /** Whether there was no record with this key yet; one that is there stays as it is. */
    boolean insert(RememberPerson person, Person.RecordedBy by, Optional<UUID> site) {
        return jdbc.sql("""
                        insert into people.person
                          (person_key, birth_hash, name_hash, full_hash, identity_sealed, contact_sealed, language,
                           recorded_at, recorded_by, recorded_site)
                        values
                          (:person_key, :birth_hash, :name_hash, :full_hash, :identity, :contact, :language,
                           :recorded_at, :recorded_by, :recorded_site)
                        on conflict (person_key) do nothing""")
                        .params(person.identityParameters())
                        .params(person.otherParameters())
                        .param("recorded_by", by.name())
                        .param("recorded_site", site.orElse(null))
                        .update()
                == 1;
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

    boolean isRecorded(PersonKey key) {
        return jdbc.sql("select exists (select from people.person where person_key = :person_key)")
                .param("person_key", key.value())
                .query(Boolean.class)
                .single();
    }

    /** The records with one of these hashes, a few at most: enough to tell one person's from several persons'. */
    List<PersonKey> findFull(byte[] withCode, byte[] withArea) {
        return jdbc.sql("""
                        select person_key
                          from people.person
                         where full_hash in (:with_code, :with_area)
                         limit 10""")
                .param("with_code", withCode)
                .param("with_area", withArea)
                .query((row, n) -> new PersonKey(row.getBytes("person_key")))
                .list();
    }

    List<Namesake> namesakes(List<byte[]> nameHashes) {
        return jdbc.sql("""
                        select asked.place, person.person_key
                          from unnest(cast(:hashes as bytea[])) with ordinality as asked (name_hash, place)
                          join people.person on person.name_hash = asked.name_hash""")
                .param(
                        "hashes",
                        nameHashes.stream()
                                .map(hash -> "\\x" + HexFormat.of().formatHex(hash))
                                .toArray(String[]::new))
                .query((row, n) -> new Namesake(row.getInt("place") - 1, new PersonKey(row.getBytes("person_key"))))
                .list();
    }

    boolean any() {
        return jdbc.sql("select exists (select from people.person)")
                .query(Boolean.class)
                .single();
    }

    Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select key_id, count(*) as persons
                          from (
                            select substring(identity_sealed from 2 for 4) as key_id, person_key from people.person
                             union
                            select substring(contact_sealed from 2 for 4), person_key from people.person
                          ) as sealed
                         group by key_id""").query(row -> {
            counts.put(KeyId.ofBytes(row.getBytes("key_id")), row.getLong("persons"));
        });
        return counts;
    }

    /** In the order of their keys, which tells nothing and never changes. */
    List<SealedPerson> notSealedWith(KeyId key, byte[] after, int most) {
        return jdbc.sql(SELECT + """
                         where person_key > :after
                           and (substring(identity_sealed from 2 for 4) <> :key_id
                                or substring(contact_sealed from 2 for 4) <> :key_id)
                         order by person_key
                         limit :most""")
                .param("after", after)
                .param("key_id", key.bytes())
                .param("most", most)
                .query((row, n) -> sealed(row))
                .list();
    }

    /** The same sealed anew; a row that has changed since it was read keeps its change. */
    void reseal(SealedPerson read, byte[] identity, byte[] contact) {
        jdbc.sql("""
                        update people.person
                           set identity_sealed = :identity, contact_sealed = :contact
                         where person_key = :person_key
                           and identity_sealed = :identity_before and contact_sealed = :contact_before""")
                .param("identity", identity)
                .param("contact", contact)
                .param("person_key", read.key().value())
                .param("identity_before", read.identity())
                .param("contact_before", read.contact())
                .update();
    }

    private static SealedPerson sealed(ResultSet row) throws SQLException {
        return new SealedPerson(
                new PersonKey(row.getBytes("person_key")),
                row.getBytes("identity_sealed"),
                row.getBytes("contact_sealed"),
                row.getString("language"),
                row.getInt("revision"),
                new Source(
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        Person.RecordedBy.valueOf(row.getString("recorded_by")),
                        Optional.ofNullable(row.getObject("recorded_site", UUID.class))));
    }

    /** A row as stored. */
    record SealedPerson(PersonKey key, byte[] identity, byte[] contact, String language, int revision, Source source) {}

    /** How a row came about. */
    record Source(Instant at, Person.RecordedBy by, Optional<UUID> site) {}
}
