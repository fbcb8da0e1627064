package ca.dosebook.people;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
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

    byte[] identity(PersonKey key, Identity identity) {
        IdentityJson json = switch (identity.document()) {
            case IdentityDocument.PhotoCard card ->
                json(identity, "PHOTO_CARD", card.number().digits(), card.versionCode());
            case IdentityDocument.RedAndWhiteCard card ->
                json(identity, "RED_AND_WHITE", card.number().digits(), null);
            case IdentityDocument.NoCard none -> json(identity, "NO_CARD", null, null);
        };
        return seal(key, json);
    }

    byte[] contact(PersonKey key, Contact contact) {
        return seal(
                key,
                new ContactJson(
                        contact.email().orElse(null),
                        contact.mobile().orElse(null),
                        contact.phone().orElse(null),
                        contact.helperName().orElse(null)));
    }

    Person open(PersonStore.SealedPerson row) {
        IdentityJson identity = open(row.key(), row.identity(), IdentityJson.class);
        ContactJson contact = open(row.key(), row.contact(), ContactJson.class);
        return new Person(
                row.key(),
                new Identity(
                        new PersonName(identity.given, identity.family),
                        identity.born,
                        identity.document(),
                        identity.postalCode == null ? "" : identity.postalCode),
                new Contact(
                        Optional.ofNullable(contact.email),
                        Optional.ofNullable(contact.mobile),
                        Optional.ofNullable(contact.phone),
                        Optional.ofNullable(contact.helper)),
                Language.ofCode(row.language()).orElse(Language.EN));
    }

    private byte[] seal(PersonKey key, Object json) {
        return secrets.seal(Purpose.RECORD, JSON.writeValueAsBytes(json), key.value());
    }

    private <T> T open(PersonKey key, byte[] sealed, Class<T> type) {
        byte[] plain = secrets.open(Purpose.RECORD, sealed, key.value())
                .orElseThrow(() -> new IllegalStateException("a sealed record of " + key + " does not open"));
        return JSON.readValue(plain, type);
    }

    private static IdentityJson json(
            Identity identity, String kind, @Nullable String number, @Nullable String version) {
        PersonName name = identity.name();
        String code = identity.postalCode().isEmpty() ? null : identity.postalCode();
        return new IdentityJson(name.given(), name.family(), identity.birthDate(), kind, number, version, code);
    }

    private record IdentityJson(
            String given,
            String family,
            LocalDate born,
            String kind,
            @Nullable String number,
            @Nullable String version,
            @Nullable String postalCode) {

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
