package ca.dosebook.people;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The persons of the province: their keys, and what is recorded of who they are. */
@Component
public class People {

    private final PersonStore store;
    private final PersonSeal seal;
    private final Secrets secrets;
    private final Clock clock;

    People(PersonStore store, PersonSeal seal, Secrets secrets, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Data made with other keys would never be found or read again: better not to start than to take everyone for new. */
    @PostConstruct
    void checkKeys() {
        byte[] fingerprint = hash("fingerprint", "of the index key");
        byte[] sealed = secrets.seal(Purpose.RECORD, fingerprint, fingerprint);
        PersonStore.KeyMark mark = store.markOr(new PersonStore.KeyMark(fingerprint, sealed));
        boolean opens = secrets.open(Purpose.RECORD, mark.sealed(), fingerprint).isPresent();
        if (!opens || !MessageDigest.isEqual(fingerprint, mark.fingerprint())) {
            throw new StartupProblem("The keys are not the ones this database was made with:"
                    + " restore the key directory from its backup, or name the right one with dosebook.keys.");
        }
    }

    /** The key under which this person's records are kept, recorded already or not. */
    public PersonKey keyOf(Identity identity) {
        return switch (identity.document()) {
            case IdentityDocument.PhotoCard card -> keyOf(card.number());
            case IdentityDocument.RedAndWhiteCard card -> keyOf(card.number());
            case IdentityDocument.NoCard none ->
                new PersonKey(hash(
                        "provisional",
                        identity.name().matchingForm() + "|" + identity.birthDate() + "|" + none.postalCode()));
        };
    }

    public PersonKey keyOf(HealthCardNumber number) {
        return new PersonKey(hash("health number", number.digits()));
    }

    /** What someone says of themself, to hold places for; the same whether or not anything is recorded. */
    public Claim claim(Identity identity) {
        PersonKey key = keyOf(identity);
        return new Claim(key, birthHash(key, identity.birthDate()));
    }

    /** A hash of name and birth date that forgives accents, case, spaces and punctuation; to find the same person again. */
    public byte[] nameHash(PersonName name, LocalDate birthDate) {
        return hash("name and birth date", name.matchingForm() + "|" + birthDate);
    }

    /** What to paste into the statement of an act that records this person. */
    public RememberPerson remember(PersonKey key, Identity identity, Contact contact, Language language) {
        return new RememberPerson(Map.of(
                "person_key", key.value(),
                "person_birth_hash", birthHash(key, identity.birthDate()),
                "person_name_hash", nameHash(identity.name(), identity.birthDate()),
                "person_identity", seal.identity(key, identity),
                "person_contact", seal.contact(key, contact),
                "person_language", language.code(),
                "person_recorded_at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    public Optional<Person> find(PersonKey key) {
        return store.find(key).map(seal::open);
    }

    /** Whether the recorded birth date is this one; takes the same time for an unknown key. */
    public boolean bornOn(PersonKey key, LocalDate birthDate) {
        byte[] given = birthHash(key, birthDate);
        byte[] recorded = store.birthHash(key).orElseGet(() -> new byte[given.length]);
        return MessageDigest.isEqual(given, recorded);
    }

    public void changeContact(PersonKey key, Contact contact) {
        store.changeContact(key, seal.contact(key, contact));
    }

    private byte[] birthHash(PersonKey key, LocalDate birthDate) {
        return hash("birth date", HexFormat.of().formatHex(key.value()) + "|" + birthDate);
    }

    private byte[] hash(String kind, String value) {
        return secrets.keyedHash((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
    }
}
