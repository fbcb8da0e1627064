package ca.dosebook.access.factors;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238): 30 seconds, six digits, SHA-1, which is what every app does. A code is taken
 * one step early or late; one that would be right up to five minutes off is recognised, to be explained, and not taken.
 */
final class Totp {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int TAKEN_OFF = 1;
    private static final int EXPLAINED_OFF = 10;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator(STEP, 6);

    private Totp() {}

    /** @param offBy in steps; positive when the phone's clock is ahead */
    record Match(long step, int offBy) {

        boolean isTaken() {
            return Math.abs(offBy) <= TAKEN_OFF;
        }

        int secondsOff() {
            return Math.toIntExact(offBy * STEP.toSeconds());
        }
    }

    /** The nearest step of which this is the code. */
    static Optional<Match> match(AppSecret secret, String code, Instant now) {
        byte[] shown = code.getBytes(StandardCharsets.US_ASCII);
        return IntStream.rangeClosed(0, 2 * EXPLAINED_OFF)
                .map(i -> (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2))
                .filter(offset -> MessageDigest.isEqual(
                        shown, code(secret, now.plus(STEP.multipliedBy(offset))).getBytes(StandardCharsets.US_ASCII)))
                .mapToObj(offset -> new Match(stepOf(now) + offset, offset))
                .findFirst();
    }

    static long stepOf(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
    }

    static String code(AppSecret secret, Instant moment) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret.bytes(), GENERATOR.getAlgorithm()), moment, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
