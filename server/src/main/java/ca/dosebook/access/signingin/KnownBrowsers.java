package ca.dosebook.access.signingin;

import ca.dosebook.access.UserId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A mark for a browser in which an account was signed in, sealed, good for 60 days. It opens nothing: it only says that
 * wrong tries of others do not count here.
 */
@Component
class KnownBrowsers {

    static final Duration KEPT = Duration.ofDays(60);

    private static final byte[] CONTEXT = "known browser".getBytes(StandardCharsets.US_ASCII);

    private final Secrets secrets;
    private final Clock clock;

    KnownBrowsers(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    String mark(UserId user) {
        String mark =
                user.value() + " " + UUID.randomUUID() + " " + clock.instant().getEpochSecond();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.seal(Purpose.DRAFT, mark.getBytes(StandardCharsets.US_ASCII), CONTEXT));
    }

    /** Which browser it is, if the mark is this user's and not too old. */
    Optional<String> read(Optional<String> mark, UserId user) {
        try {
            return mark.map(text -> Base64.getUrlDecoder().decode(text))
                    .flatMap(kept -> secrets.open(Purpose.DRAFT, kept, CONTEXT))
                    .map(plain -> new String(plain, StandardCharsets.US_ASCII).split(" "))
                    .filter(parts -> parts[0].equals(user.value().toString()))
                    .filter(parts -> Instant.ofEpochSecond(Long.parseLong(parts[2]))
                            .plus(KEPT)
                            .isAfter(clock.instant()))
                    .map(parts -> parts[1]);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
