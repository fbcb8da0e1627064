package ca.dosebook.invitations;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.people.People;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who asked not to be invited any more: known by keyed hashes of the e-mail address, and of name and birth date. It holds
 * for every health unit, every channel, and for what still waits to be sent.
 */
@Component
public class OptOuts {

    private static final int MAC = 16;

    private final InvitationStore store;
    private final InvitationSeal seal;
    private final People people;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    OptOuts(InvitationStore store, InvitationSeal seal, People people, Secrets secrets, Audit audit, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.people = people;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** What stands in the link of a mail: nothing personal, and not to be guessed. Letters, digits, dash, underscore. */
    public String token(InvitationId id) {
        byte[] plain = InvitationSeal.context(id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(plain.length + MAC)
                        .put(plain)
                        .put(mac(plain))
                        .array());
    }

    /** Whether it is one of ours. */
    public boolean isToken(String token) {
        return id(token).isPresent();
    }

    /** Nothing more is sent to whom the invitation of this token was for. False for a token that is not ours. */
    @Transactional
    public boolean optOut(String token, Actor by) {
        return id(token).filter(id -> optOut(id, by)).isPresent();
    }

    /** The same, for someone who said so to a member of staff. False for an invitation that does not say who it is for. */
    @Transactional
    public boolean optOut(InvitationId id, Actor by) {
        InvitationStore.Row row = store.find(id).orElse(null);
        byte[] sealed = row == null ? null : row.detailsSealed();
        if (row == null || sealed == null) {
            return false;
        }
        store.optOut(hashes(seal.open(id, sealed)), clock.instant());
        AuditEntry entry =
                AuditEntry.of(by, Act.CONTACT_CHANGED).concerning(id.value()).noting("OPTED_OUT");
        audit.record(row.personKey().map(entry::about).orElse(entry));
        return true;
    }

    public boolean isOptedOut(InvitationDetails details) {
        return store.optedOut(hashes(details));
    }

    /** The same for many, as of now. */
    public Predicate<InvitationDetails> optedOut() {
        Set<String> all = store.optOuts().stream().map(OptOuts::hex).collect(Collectors.toSet());
        return details ->
                !all.isEmpty() && hashes(details).stream().map(OptOuts::hex).anyMatch(all::contains);
    }

    private List<byte[]> hashes(InvitationDetails details) {
        List<byte[]> hashes = new ArrayList<>();
        hashes.add(people.nameHash(details.name(), details.birthDate()));
        details.reach()
                .email()
                .map(address -> hash("opt-out:" + address.strip().toLowerCase(Locale.ROOT)))
                .ifPresent(hashes::add);
        return hashes;
    }

    private Optional<InvitationId> id(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length != MAC + MAC) {
                return Optional.empty();
            }
            byte[] plain = Arrays.copyOf(bytes, MAC);
            ByteBuffer read = ByteBuffer.wrap(plain);
            return MessageDigest.isEqual(mac(plain), Arrays.copyOfRange(bytes, MAC, bytes.length))
                    ? Optional.of(new InvitationId(new UUID(read.getLong(), read.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] id) {
        return Arrays.copyOf(hash("opt-out token:" + hex(id)), MAC);
    }

    private byte[] hash(String text) {
        return secrets.keyedHash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
