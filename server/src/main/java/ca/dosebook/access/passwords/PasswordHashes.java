package ca.dosebook.access.passwords;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two rounds, one lane: the first choice of OWASP's Password Storage Cheat Sheet. A hash takes some
 * tens of milliseconds of a core, so only a few are made at once: a rush of sign-ins waits, and the bookings do not.
 */
@Component
public class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ROUNDS = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, ROUNDS);
    private final Semaphore places;
    private final long patienceMillis;
    private final String ofNobody;

    PasswordHashes(
            @Value("${dosebook.staff.hashes-at-once:2}") int atOnce,
            @Value("${dosebook.staff.hash-patience-millis:5000}") long patienceMillis) {
        this.places = new Semaphore(atOnce, true);
        this.patienceMillis = patienceMillis;
        this.ofNobody = encode("the password of nobody");
    }

    /** As it is stored; empty when too many wait. */
    public Optional<String> hash(String typed) {
        return inTurn(() -> encode(PasswordRules.normal(typed)));
    }

    /**
     * Whether it is the password. Takes as long when there is no hash to compare with.
     *
     * @return empty when too many wait
     */
    public Optional<Boolean> matches(String typed, Optional<String> hash) {
        // What is longer than any password that was ever taken is not worth the time.
        String password = typed.length() > 4 * PasswordRules.LONGEST ? "" : PasswordRules.normal(typed);
        return inTurn(() -> argon2.matches(password, hash.orElse(ofNobody)) && hash.isPresent());
    }

    private String encode(String password) {
        String hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }

    private <T> Optional<T> inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }
}
