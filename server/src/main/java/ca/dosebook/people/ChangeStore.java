package ca.dosebook.people;

import ca.dosebook.audit.AuditSql;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of correcting a person and of the history that this leaves, which is sealed. */
@Repository
class ChangeStore implements SealedRows {

    private static final int KEY_BYTES = 32;

    /** The person, the history, the way from the key that the corrected person would have, and the log: one fate. */
    private static final String CORRECT = """
            with changed as (
              update people.person
                 set birth_hash = :birth_hash, name_hash = :name_hash, full_hash = :full_hash,
                     identity_sealed = :identity, revision = revision + 1
               where person_key = :person_key and revision = :seen and identity_sealed = :identity_before
              returning person_key
            ), history as (
              insert into people.change
                (person_key, revision, changed_at, changed_by, organization_id, reason, change_sealed)
              select person_key, :seen + 1, :changed_at, cast(:changed_by as uuid), cast(:organization_id as uuid),
                     :reason, :change
                from changed
            ), linked as (
              insert into people.link
                (person_key, link_id, same_as_key, reason, merged_at, merged_by, organization_id)
              select cast(:new_key as bytea), :link_id, person_key, 'CORRECTED', :changed_at, cast(:changed_by as uuid),
                     cast(:organization_id as uuid)
                from changed
               where cast(:new_key as bytea) is not null
            ), %s
            select count(*) from changed""".formatted(AuditSql.recordWhen("written_down", "changed"));

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the person still was as read; nothing is written otherwise.
     *
     * @param link from the key that the corrected person would have; null when it is the person's already
     * @param entry parameters of the audit entry
     */
    boolean correct(
            PersonStore.SealedPerson read,
            RememberPerson corrected,
            SealedChange change,
            @Nullable Link link,
            Map<String, @Nullable Object> entry) {
        return jdbc.sql(CORRECT)
                        .params(entry)
                        .params(corrected.identityParameters())
                        .param("person_key", read.key().value())
                        .param("seen", read.revision())
                        .param("identity_before", read.identity())
                        .param("changed_at", utc(change.at()))
                        .param("changed_by", change.by().orElse(null))
                        .param("organization_id", change.organization().orElse(null))
                        .param("reason", change.reason().name())
                        .param("change", change.sealed())
                        .param("new_key", link == null ? null : link.from().value())
                        .param("link_id", link == null ? new UUID(0, 0) : link.id())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** @param from the key that leads to the person from now on */
    record Link(PersonKey from, UUID id) {}

    /** A row as stored; {@link #context} is what it is sealed with. */
    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way into a statement, never compared.
    record SealedChange(
            PersonKey person,
            int revision,
            Instant at,
            Optional<UUID> by,
            Optional<UUID> organization,
            Correction.Reason reason,
            byte[] sealed) {

        @Override
        public String toString() {
            return "SealedChange[masked]";
        }
    }

    /** The latest first. */
    List<SealedChange> of(PersonKey person) {
        return jdbc.sql("""
                        select revision, changed_at, changed_by, organization_id, reason, change_sealed
                          from people.change
                         where person_key = :person_key
                         order by revision desc""")
                .param("person_key", person.value())
                .query((row, n) -> new SealedChange(
                        person,
                        row.getInt("revision"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("changed_by", UUID.class)),
                        Optional.ofNullable(row.getObject("organization_id", UUID.class)),
                        Correction.Reason.valueOf(row.getString("reason")),
                        row.getBytes("change_sealed")))
                .list();
    }

    /** The key and the revision, so that neither persons nor revisions can be swapped. */
    static byte[] context(PersonKey person, int revision) {
        return ByteBuffer.allocate(KEY_BYTES + Integer.BYTES)
                .put(person.value())
                .putInt(revision)
                .array();
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "people.change";
    }

    @Override
    public boolean any() {
        return jdbc.sql("select exists (select from people.change)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select substring(change_sealed from 2 for 4) as key_id, count(*) as changes
                          from people.change
                         group by key_id""").query(row -> {
            counts.put(KeyId.ofBytes(row.getBytes("key_id")), row.getLong("changes"));
        });
        return counts;
    }

    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        List<byte[]> done = jdbc.sql("""
                        select person_key, revision, change_sealed
                          from people.change
                         where (person_key, revision) > (:person_key, :revision)
                           and substring(change_sealed from 2 for 4) <> :key_id
                         order by person_key, revision
                         limit :most""")
                .param("person_key", after.length == 0 ? after : Arrays.copyOf(after, KEY_BYTES))
                .param(
                        "revision",
                        after.length == 0 ? 0 : ByteBuffer.wrap(after).getInt(KEY_BYTES))
                .param("key_id", resealer.key().bytes())
                .param("most", most)
                .query((row, n) -> {
                    PersonKey person = new PersonKey(row.getBytes("person_key"));
                    byte[] context = context(person, row.getInt("revision"));
                    reseal(person, row.getInt("revision"), resealer.again(row.getBytes("change_sealed"), context));
                    return context;
                })
                .list();
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }

    private void reseal(PersonKey person, int revision, byte[] sealed) {
        jdbc.sql("""
                        update people.change set change_sealed = :sealed
                         where person_key = :person_key and revision = :revision""")
                .param("sealed", sealed)
                .param("person_key", person.value())
                .param("revision", revision)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
