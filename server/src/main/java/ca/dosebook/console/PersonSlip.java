package ca.dosebook.console;

import ca.dosebook.access.SignedIn;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A person whom a member of staff has found, as a hidden value of a form: sealed, good for this session and half an hour.
 * It never stands in an address.
 */
@Component
public class PersonSlip {

    private static final Duration GOOD = Duration.ofMinutes(30);
    private static final int KEY = 32;

    private final Secrets secrets;
    private final Clock clock;

    PersonSlip(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    public String of(PersonKey person, SignedIn staff) {
        byte[] plain = ByteBuffer.allocate(Long.BYTES + KEY)
                .putLong(clock.instant().plus(GOOD).getEpochSecond())
                .put(person.value())
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.seal(Purpose.DRAFT, plain, context(staff)));
    }

    /** Empty for what was changed, is another session's, or too old. */
    public Optional<PersonKey> read(String slip, SignedIn staff) {
        try {
            return secrets.open(Purpose.DRAFT, Base64.getUrlDecoder().decode(slip), context(staff))
                    .map(ByteBuffer::wrap)
                    .filter(opened -> opened.remaining() == Long.BYTES + KEY
                            && clock.instant().getEpochSecond() < opened.getLong())
                    .map(opened -> {
                        byte[] key = new byte[KEY];
                        opened.get(key);
                        return new PersonKey(key);
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] context(SignedIn staff) {
        UUID session = staff.session();
        return ByteBuffer.allocate(16)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .array();
    }
}
