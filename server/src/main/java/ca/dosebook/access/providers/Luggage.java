package ca.dosebook.access.providers;

import ca.dosebook.kernel.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a browser carries, sealed, while it is away at a provider. Only the browser that left can come back.
 *
 * @param state comes back in the address
 * @param nonce comes back, hashed, in the ID token
 * @param verifier shown with the code, so that a code that was overheard is worth nothing (PKCE, RFC 7636)
 * @param session the session that the new one will replace
 */
record Luggage(
        String state,
        String nonce,
        String verifier,
        Instant until,
        Language language,
        Optional<UUID> session,
        Optional<String> wanted) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Luggage pack(Instant until, Language language, Optional<UUID> session, Optional<String> wanted) {
        return new Luggage(random(), random(), random(), until, language, session, wanted);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether this is the state, compared in constant time. */
    boolean isOf(String returned) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.US_ASCII), returned.getBytes(StandardCharsets.UTF_8));
    }

    String challenge() {
        return hashed(verifier);
    }

    String hashedNonce() {
        return hashed(nonce);
    }

    private static String hashed(String secret) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lines, since no part has a line break. */
    byte[] bytes() {
        return String.join(
                        "\n",
                        state,
                        nonce,
                        verifier,
                        Long.toString(until.getEpochSecond()),
                        language.code(),
                        session.map(UUID::toString).orElse(""),
                        wanted.orElse(""))
                .getBytes(StandardCharsets.UTF_8);
    }

    static Luggage of(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        return new Luggage(
                lines[0],
                lines[1],
                lines[2],
                Instant.ofEpochSecond(Long.parseLong(lines[3])),
                Language.ofCode(lines[4]).orElseThrow(),
                Optional.of(lines[5]).filter(text -> !text.isEmpty()).map(UUID::fromString),
                Optional.of(lines[6]).filter(text -> !text.isEmpty()));
    }

    @Override
    public String toString() {
        return "Luggage[…]";
    }
}
