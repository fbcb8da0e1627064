package ca.dosebook.access.signingin;

import ca.dosebook.access.UserId;
import ca.dosebook.access.signingin.FailureStore.Failures;
import ca.dosebook.kernel.AddressBlock;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows guessing without locking anyone out. Wrong tries count for an account and the block of addresses they come from,
 * so a stranger elsewhere slows only themselves; and a browser in which this account was signed in before has a count of
 * its own, so that not even a stranger in the same building slows it. No account is ever locked.
 */
@Component
class Guesses {

    private static final int TRIES_TO_COUNT = 20;

    private final FailureStore store;
    private final Secrets secrets;
    private final Clock clock;

    Guesses(FailureStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What is tried, and by whom. */
    record Subject(byte[] hash, Throttle throttle) {}

    Subject account(String email, String address) {
        return new Subject(hash("account", email, AddressBlock.of(address)), Throttle.OF_ACCOUNT);
    }

    Subject knownBrowser(UserId user, String browser) {
        return new Subject(hash("browser", user.value().toString(), browser), Throttle.OF_ACCOUNT);
    }

    Subject code(UserId user, String address) {
        return new Subject(hash("code", user.value().toString(), AddressBlock.of(address)), Throttle.OF_ACCOUNT);
    }

    Subject block(String address) {
        return new Subject(hash("block", AddressBlock.of(address)), Throttle.OF_BLOCK);
    }

    /** Until when a subject has to wait; empty when it need not. */
    Optional<Instant> waitsUntil(Subject subject) {
        Instant now = clock.instant();
        return store.find(subject.hash())
                .map(seen -> subject.throttle().openAt(seen.count(), seen.lastAt()))
                .filter(openAt -> openAt.isAfter(now));
    }

    /**
     * Counts a try as wrong before it is made, so that many at once do not slip through together; {@link #wasRight} takes
     * it back.
     *
     * @return until when to wait instead of trying; empty when the try may be made
     */
    Optional<Instant> begin(Subject subject) {
        for (int i = 0; i < TRIES_TO_COUNT; i++) {
            Instant now = clock.instant();
            Optional<Failures> seen = store.find(subject.hash());
            if (seen.isEmpty()) {
                if (store.insert(subject.hash(), now)) {
                    return Optional.empty();
                }
                continue;
            }
            Instant openAt =
                    subject.throttle().openAt(seen.get().count(), seen.get().lastAt());
            if (openAt.isAfter(now)) {
                return Optional.of(openAt);
            }
            int count = subject.throttle().after(seen.get().count(), seen.get().lastAt(), now);
            if (store.update(subject.hash(), seen.get(), count, now)) {
                return Optional.empty();
            }
        }
        // So many at once for one account are no person.
        return Optional.of(clock.instant().plus(subject.throttle().first()));
    }

    void wasRight(Subject subject) {
        store.forget(subject.hash());
    }

    @Scheduled(fixedDelay = 60, initialDelay = 7, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        store.forgetOld(clock.instant().minus(Throttle.OF_BLOCK.forgotten().multipliedBy(24)));
    }

    private byte[] hash(String... parts) {
        return secrets.keyedHash(("sign-in " + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8));
    }
}
