package ca.dosebook.people;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.merging.Links;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The persons of the province: their keys, and what is recorded of who they are. */
@Component
public class People {

    private final PersonStore store;
    private final PersonSeal seal;
    private final Secrets secrets;
    private final Links links;
    private final Clock clock;

    People(PersonStore store, PersonSeal seal, Secrets secrets, Links links, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.secrets = secrets;
        this.links = links;
        this.clock = clock;
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

    /** A hash of the family name alone, as forgiving as {@link #nameHash}; to look for a line of a list. */
    public byte[] familyHash(String family) {
        return hash("family name", new PersonName("", family).matchingForm());
    }

    /** Who is recorded with each of these hashes of name and birth date: for many at once, in one statement. */
    public List<Namesake> namesakes(List<byte[]> nameHashes) {
        return store.namesakes(nameHashes);
    }

    /** What to paste into the statement of an act that records this person. */
    public RememberPerson remember(PersonKey key, Identity identity, Contact contact, Language language) {
        var hashes = new RememberPerson.Hashes(
                birthHash(key, identity.birthDate()),
                nameHash(identity.name(), identity.birthDate()),
                fullHash(identity.name(), identity.birthDate(), identity.postalCode()));
        return new RememberPerson(
                key, hashes, seal.identity(key, identity), seal.contact(key, contact), language, clock.instant());
    }

    /** Every key under which records of this person are kept, the given one among them. */
    public Set<PersonKey> keysOf(PersonKey key) {
        return links.of(key).all();
    }

    /** The key to go on with for this person: the card's where there is one, else the one that was merged into. */
    public PersonKey currentKey(PersonKey key) {
        return links.of(key).current();
    }

    public Optional<Person> find(PersonKey key) {
        return store.find(key).map(seal::open);
    }

    /** These persons, where recorded: for the list of a clinic day, whose showing is written down by who shows it. */
    public Map<PersonKey, Person> find(Collection<PersonKey> keys) {
        Map<PersonKey, Person> found = new HashMap<>();
        if (!keys.isEmpty()) {
            store.find(keys).forEach(row -> found.put(row.key(), seal.open(row)));
        }
        return found;
    }

    /** What a count needs of these persons, where recorded. For counts alone: nobody may be shown. */
    public Map<PersonKey, Outline> outlines(Collection<PersonKey> keys) {
        Map<PersonKey, Outline> outlines = new HashMap<>();
        for (PersonStore.SealedPerson row : store.find(keys)) {
            Identity identity = seal.open(row).identity();
            outlines.put(row.key(), new Outline(identity.birthDate().getYear(), identity.area()));
        }
        return outlines;
    }

    /**
     * One person by full identifiers, by the key to go on with, or nobody. Never tells of several: then the number is
     * needed. A person is found by name, birth date and postal code where a postal code, or the area alone, was recorded
     * with them.
     */
    public FindOutcome find(FindBy by) {
        return switch (by) {
            case FindBy.Number(HealthCardNumber number) -> {
                PersonKey key = keyOf(number);
                yield store.isRecorded(key) ? new FindOutcome.Found(currentKey(key)) : new FindOutcome.Nobody(key);
            }
            case FindBy.Full full -> find(full);
        };
    }

    private FindOutcome find(FindBy.Full by) {
        String code = by.postalCode();
        // Several records may be one person's.
        List<PersonKey> fitting = store
                .findFull(fullHash(by.name(), by.birthDate(), code), fullHash(by.name(), by.birthDate(), area(code)))
                .stream()
                .map(this::currentKey)
                .distinct()
                .toList();
        PersonKey lookedFor = keyOf(new Identity(by.name(), by.birthDate(), new IdentityDocument.NoCard(code)));
        return switch (fitting.size()) {
            case 0 -> new FindOutcome.Nobody(lookedFor);
            case 1 -> new FindOutcome.Found(fitting.getFirst());
            default -> new FindOutcome.NumberNeeded(lookedFor);
        };
    }

    /** A hash of name, birth date and postal code together, so that neighbours have nothing in common. */
    private byte[] fullHash(PersonName name, LocalDate birthDate, String postalCode) {
        return hash(
                "name, birth date and postal code", name.matchingForm() + "|" + birthDate + "|" + packed(postalCode));
    }

    private static String packed(String postalCode) {
        return postalCode.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static String area(String postalCode) {
        String packed = packed(postalCode);
        return packed.substring(0, Math.min(3, packed.length()));
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
