package ca.dosebook.people;

import ca.dosebook.kernel.Columns;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Pieces of another module's statement that compare persons with what is recorded, or record them, in the same round trip
 * and with the same fate as the act they belong to. Values are sealed before they get here.
 */
public final class RememberPerson {

    private final PersonKey key;
    private final byte[] birthHash;
    private final byte[] nameHash;
    private final byte[] fullHash;
    private final byte[] identity;
    private final byte[] contact;
    private final Language language;
    private final Instant recordedAt;

    RememberPerson(
            PersonKey key, Hashes hashes, byte[] identity, byte[] contact, Language language, Instant recordedAt) {
        this.key = key;
        this.birthHash = hashes.birth();
        this.nameHash = hashes.name();
        this.fullHash = hashes.full();
        this.identity = identity;
        this.contact = contact;
        this.language = language;
        this.recordedAt = recordedAt;
    }

    /** The keyed hashes of a person, each as {@link People} makes it. */
    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way into a statement, never compared.
    record Hashes(byte[] birth, byte[] name, byte[] full) {
        @Override
        public String toString() {
            return "Hashes[masked]";
        }
    }

    /**
     * A common table expression with the {@code place} of each row of {@code from} (place, person_key, birth_hash) whose
     * recorded birth date differs from the one given now: then the act must not happen.
     */
    public static String mismatches(String name, String from) {
        return """
                %s as (
                  select given.place
                    from %s as given
                   cross join lateral (
                     select person_key from people.person
                      where person_key = given.person_key and birth_hash <> given.birth_hash
                     offset 0
                   ) as p
                )""".formatted(name, from);
    }

    /**
     * A condition: that the person of the row {@code given} (person_key, birth_hash) is recorded with the birth date given
     * now; only then may an answer depend on what else is recorded of them.
     */
    public static String isRecorded(String given) {
        return """
                exists (select from people.person as p
                         where p.person_key = %1$s.person_key and p.birth_hash = %1$s.birth_hash)""".formatted(given);
    }

    /**
     * A common table expression with a row for each person whom it inserted or whose details it brought up to date; none
     * for one who was recorded meanwhile with another birth date. What staff corrected stays, whatever is typed now; how
     * to reach the person is brought up to date all the same. Needs {@link #parameters(List)}.
     */
    public static String all(String name) {
        return """
                %s as (
                  insert into people.person as p
                    (person_key, birth_hash, name_hash, full_hash, identity_sealed, contact_sealed, language, recorded_at)
                  select person_key, birth_hash, name_hash, full_hash, identity, contact, language, recorded_at
                    from unnest(cast(:person_keys as bytea[]), cast(:person_birth_hashes as bytea[]),
                                cast(:person_name_hashes as bytea[]), cast(:person_full_hashes as bytea[]),
                                cast(:person_identities as bytea[]), cast(:person_contacts as bytea[]),
                                cast(:person_languages as text[]), cast(:person_recorded_ats as timestamptz[]))
                           as given (person_key, birth_hash, name_hash, full_hash, identity, contact, language, recorded_at)
                  on conflict (person_key) do update
                    set name_hash = case p.revision when 0 then excluded.name_hash else p.name_hash end,
                        full_hash = case p.revision when 0 then excluded.full_hash else p.full_hash end,
                        identity_sealed = case p.revision when 0 then excluded.identity_sealed else p.identity_sealed end,
                        contact_sealed = excluded.contact_sealed, language = excluded.language
                    where p.birth_hash = excluded.birth_hash
                  returning p.person_key
                )""".formatted(name);
    }

    /** What {@link #all} binds; each person once. */
    public static Map<String, Object> parameters(List<RememberPerson> persons) {
        return Columns.of(persons)
                .bytes("person_keys", person -> person.key.value())
                .bytes("person_birth_hashes", person -> person.birthHash)
                .bytes("person_name_hashes", person -> person.nameHash)
                .bytes("person_full_hashes", person -> person.fullHash)
                .bytes("person_identities", person -> person.identity)
                .bytes("person_contacts", person -> person.contact)
                .texts("person_languages", person -> person.language.code())
                .moments("person_recorded_ats", person -> person.recordedAt)
                .parameters();
    }

    /** Who the person is, for one statement: {@code birth_hash}, {@code name_hash}, {@code full_hash}, {@code identity}. */
    Map<String, Object> identityParameters() {
        return Map.of("birth_hash", birthHash, "name_hash", nameHash, "full_hash", fullHash, "identity", identity);
    }

    /** The rest, for one statement: {@code person_key}, {@code contact}, {@code language}, {@code recorded_at}. */
    Map<String, Object> otherParameters() {
        return Map.of(
                "person_key",
                key.value(),
                "contact",
                contact,
                "language",
                language.code(),
                "recorded_at",
                recordedAt.atOffset(ZoneOffset.UTC));
    }

    /** The hash of name and birth date, by which an invitation may be bound to this person. */
    public byte[] nameHash() {
        return nameHash.clone();
    }

    @Override
    public String toString() {
        return "RememberPerson[masked]";
    }
}
