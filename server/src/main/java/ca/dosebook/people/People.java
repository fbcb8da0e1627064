package ca.dosebook.people;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.merging.Linked;
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
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The persons of the province: their keys, and what is recorded of who they are. */
@Component
public class People {

    private static final int TRIES = 10;

    private final PersonStore store;
    private final PersonSeal seal;
    private final Secrets secrets;
    private final Links links;
    private final ChangeStore changes;
    private final Audit audit;
    private final Clock clock;

    People(
            PersonStore store,
            PersonSeal seal,
            Secrets secrets,
            Links links,
            ChangeStore changes,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.seal = seal;
        this.secrets = secrets;
        this.links = links;
        this.changes = changes;
        this.audit = audit;
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

    /** The claim of a recorded person, under the key they are recorded with: a corrected name would make another. */
    public Claim claim(Person person) {
        return new Claim(person.key(), birthHash(person.key(), person.identity().birthDate()));
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
        return remember(key, identity, Optional.empty(), contact, language);
    }

    private RememberPerson remember(
            PersonKey key, Identity identity, Optional<LocalDate> deceasedOn, Contact contact, Language language) {
        var hashes = new RememberPerson.Hashes(
                birthHash(key, identity.birthDate()),
                nameHash(identity.name(), identity.birthDate()),
                fullHash(identity.name(), identity.birthDate(), identity.postalCode()));
        byte[] sealed = seal.identity(key, identity, deceasedOn);
        return new RememberPerson(key, hashes, sealed, seal.contact(key, contact), language, clock.instant());
    }

    /** A health number is recorded with another birth date than the one given: who is right, staff must find out. */
    public static final class RecordedOtherwise extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient PersonKey person;

        RecordedOtherwise(PersonKey person) {
            super("recorded with another birth date");
            this.person = person;
        }

        /** Who is recorded with the number. */
        public PersonKey person() {
            return person;
        }
    }

    /**
     * Records a person outside a booking, such as one who comes to a clinic without. One who is recorded already stays as
     * they are. Asking again is safe. Whoever asks writes it down.
     *
     * @return the key to go on with
     * @throws RecordedOtherwise when the number is known with another birth date; nothing is recorded then
     */
    public PersonKey record(Identity identity, Contact contact, Language language) {
        return record(identity, contact, language, Optional.empty());
    }

    /**
     * The same at a site, whose staff find the record from then on.
     *
     * @param site the site's id
     */
    public PersonKey record(Identity identity, Contact contact, Language language, UUID site) {
        return record(identity, contact, language, Optional.of(site));
    }

    private PersonKey record(Identity identity, Contact contact, Language language, Optional<UUID> site) {
        PersonKey key = keyOf(identity);
        PersonKey current = currentKey(key);
        boolean leadsOn = !current.equals(key);
        // A key that leads to a corrected record has none of its own and shall not get one.
        boolean added =
                !leadsOn && store.insert(remember(key, identity, contact, language), Person.RecordedBy.CLINIC, site);
        if (!added && store.isRecorded(key) && !bornOn(key, identity.birthDate())) {
            throw new RecordedOtherwise(key);
        }
        return current;
    }

    /**
     * Corrects who a person is. The key stays: the number's, or for someone without a card the one made of what was
     * recorded first; from the key that the corrected person would have a link leads to it then.
     *
     * @param actor who corrects; written down with the change
     * @param revision the one seen when the correction was begun ({@link Person.Standing#revision})
     */
    public CorrectOutcome correct(Actor actor, PersonKey key, int revision, Correction correction) {
        return change(
                actor,
                key,
                revision,
                correction.reason(),
                before -> new PersonSeal.Who(correction.of(before.identity()), before.deceasedOn()));
    }

    /**
     * Records that a person died: nothing is sent to them any more.
     *
     * @param on a day that is not ahead
     */
    public CorrectOutcome recordDeath(Actor actor, PersonKey key, int revision, LocalDate on) {
        return change(
                actor,
                key,
                revision,
                Correction.Reason.DECEASED,
                before -> new PersonSeal.Who(before.identity(), Optional.of(on)));
    }

    /** Takes back that a person died. What was cancelled because of it stays cancelled. */
    public CorrectOutcome undoDeath(Actor actor, PersonKey key, int revision) {
        return change(
                actor,
                key,
                revision,
                Correction.Reason.NOT_DECEASED,
                before -> new PersonSeal.Who(before.identity(), Optional.empty()));
    }

    private CorrectOutcome change(
            Actor actor,
            PersonKey key,
            int revision,
            Correction.Reason reason,
            UnaryOperator<PersonSeal.Who> correction) {
        for (int tried = 1; ; tried++) {
            try {
                Optional<CorrectOutcome> outcome = tryToChange(actor, key, revision, reason, correction);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            } catch (DuplicateKeyException overtaken) {
                if (tried >= TRIES) {
                    throw overtaken;
                }
            }
            if (tried >= TRIES) {
                throw new IllegalStateException("the record is being changed by others all the time");
            }
        }
    }

    /** Empty when the row changed between reading and writing: then it is decided anew. */
    private Optional<CorrectOutcome> tryToChange(
            Actor actor,
            PersonKey key,
            int revision,
            Correction.Reason reason,
            UnaryOperator<PersonSeal.Who> correction) {
        Optional<PersonStore.SealedPerson> row = store.find(key);
        if (row.isEmpty()) {
            return Optional.of(new CorrectOutcome.Unknown());
        }
        Person person = seal.open(row.get());
        if (row.get().revision() != revision) {
            return Optional.of(new CorrectOutcome.ChangedMeanwhile(person));
        }
        var before = new PersonSeal.Who(person.identity(), person.standing().deceasedOn());
        PersonSeal.Who after = correction.apply(before);
        if (after.equals(before)) {
            return Optional.of(new CorrectOutcome.NothingToCorrect());
        }
        PersonKey itself = keyOf(after.identity());
        boolean leadsHere = keysOf(key).contains(itself);
        Linked others = links.of(itself);
        if (!leadsHere && (store.isRecorded(itself) || !others.isAlone())) {
            return Optional.of(new CorrectOutcome.RecordedAlready(others.current()));
        }
        var change = new ChangeStore.SealedChange(
                key,
                revision + 1,
                clock.instant(),
                actor.user(),
                actor.organization(),
                reason,
                seal.change(key, revision + 1, before, after));
        boolean written = changes.correct(
                row.get(),
                remember(key, after.identity(), after.deceasedOn(), person.contact(), person.language()),
                change,
                leadsHere ? null : new ChangeStore.Link(itself, Uuids.next()),
                audit.parameters(
                        AuditEntry.of(actor, Act.PERSON_CHANGED).about(key).noting(reason.name())));
        return written ? Optional.of(new CorrectOutcome.Corrected(find(key).orElseThrow())) : Optional.empty();
    }

    /** What staff changed of who this person is, the latest first. */
    public List<PersonChange> changesOf(PersonKey key) {
        return changes.of(key).stream().map(seal::open).toList();
    }

    /** Whether the person is known to have died, by this record or one that is linked with it. */
    public boolean isDeceased(PersonKey key) {
        return store.find(keysOf(key)).stream().map(seal::open).anyMatch(Person::isDeceased);
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
