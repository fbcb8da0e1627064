package ca.dosebook.people;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns identity and contact into sealed bytes and back, bound to the person's key so that rows can't be swapped. */
@Component
class PersonSeal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Secrets secrets;

    PersonSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] identity(PersonKey key, Identity identity, Optional<LocalDate> deceasedOn) {
        return seal(key.value(), json(identity, deceasedOn));
    }

    private static IdentityJson json(Identity identity, Optional<LocalDate> deceasedOn) {
        LocalDate died = deceasedOn.orElse(null);
        return switch (identity.document()) {
            case IdentityDocument.PhotoCard card ->
                json(identity, "PHOTO_CARD", card.number().digits(), card.versionCode(), died);
            case IdentityDocument.RedAndWhiteCard card ->
                json(identity, "RED_AND_WHITE", card.number().digits(), null, died);
            case IdentityDocument.NoCard none -> json(identity, "NO_CARD", null, null, died);
        };
    }

    /** What was recorded of who someone is, before and after a change. */
    byte[] change(PersonKey key, int revision, Who before, Who after) {
        return seal(
                ChangeStore.context(key, revision),
                new ChangeJson(
                        json(before.identity(), before.deceasedOn()), json(after.identity(), after.deceasedOn())));
    }

    PersonChange open(ChangeStore.SealedChange row) {
        ChangeJson change =
                open(row.person(), ChangeStore.context(row.person(), row.revision()), row.sealed(), ChangeJson.class);
        return new PersonChange(
                row.revision(),
                row.at(),
                row.by(),
                row.reason(),
                change.before.identity(),
                change.after.identity(),
                Optional.ofNullable(change.before.died),
                Optional.ofNullable(change.after.died));
    }

    /** Who someone is, and whether they live. */
    @Personal
    record Who(Identity identity, Optional<LocalDate> deceasedOn) {
        @Override
        public String toString() {
            return "Who[masked]";
        }
    }

    byte[] contact(PersonKey key, Contact contact) {
        return seal(
                key.value(),
                new ContactJson(
                        contact.email().orElse(null),
                        contact.mobile().orElse(null),
                        contact.phone().orElse(null),
                        contact.helperName().orElse(null)));
    }

    Person open(PersonStore.SealedPerson row) {
        byte[] context = row.key().value();
        IdentityJson identity = open(row.key(), context, row.identity(), IdentityJson.class);
        ContactJson contact = open(row.key(), context, row.contact(), ContactJson.class);
        PersonStore.Source source = row.source();
        return new Person(
                row.key(),
                identity.identity(),
                new Contact(
                        Optional.ofNullable(contact.email),
                        Optional.ofNullable(contact.mobile),
                        Optional.ofNullable(contact.phone),
                        Optional.ofNullable(contact.helper)),
                Language.ofCode(row.language()).orElse(Language.EN),
                new Person.Standing(
                        row.revision(), source.at(), source.by(), source.site(), Optional.ofNullable(identity.died)));
    }

    private byte[] seal(byte[] context, Object json) {
        return secrets.seal(Purpose.RECORD, JSON.writeValueAsBytes(json), context);
    }

    private <T> T open(PersonKey key, byte[] context, byte[] sealed, Class<T> type) {
        byte[] plain = secrets.open(Purpose.RECORD, sealed, context)
                .orElseThrow(() -> new IllegalStateException("a sealed record of " + key + " does not open"));
        return JSON.readValue(plain, type);
    }

    private static IdentityJson json(
            Identity identity,
            String kind,
            @Nullable String number,
            @Nullable String version,
            @Nullable LocalDate died) {
        PersonName name = identity.name();
        String code = identity.postalCode().isEmpty() ? null : identity.postalCode();
        return new IdentityJson(name.given(), name.family(), identity.birthDate(), kind, number, version, code, died);
    }

    private record IdentityJson(
            String given,
            String family,
            LocalDate born,
            String kind,
            @Nullable String number,
            @Nullable String version,
            @Nullable String postalCode,
            @Nullable LocalDate died) {

        Identity identity() {
            return new Identity(new PersonName(given, family), born, document(), postalCode == null ? "" : postalCode);
        }

        IdentityDocument document() {
            return switch (kind) {
                case "PHOTO_CARD" -> new IdentityDocument.PhotoCard(healthNumber(), version == null ? "" : version);
                case "RED_AND_WHITE" -> new IdentityDocument.RedAndWhiteCard(healthNumber());
                case "NO_CARD" -> new IdentityDocument.NoCard(postalCode == null ? "" : postalCode);
                default -> throw new IllegalStateException("unknown kind of document: " + kind);
            };
        }

        private HealthCardNumber healthNumber() {
            if (number == null) {
                throw new IllegalStateException("a card without its number");
            }
            return new HealthCardNumber(number);
        }

        @Override
        public String toString() {
            return "IdentityJson[masked]";
        }
    }

    private record ChangeJson(IdentityJson before, IdentityJson after) {
        @Override
        public String toString() {
            return "ChangeJson[masked]";
        }
    }

    private record ContactJson(
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String phone,
            @Nullable String helper) {
        @Override
        public String toString() {
            return "ContactJson[masked]";
        }
    }
}
