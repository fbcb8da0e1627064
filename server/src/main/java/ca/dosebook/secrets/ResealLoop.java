package ca.dosebook.secrets;

import ca.dosebook.kernel.WhenServing;
import ca.dosebook.kernel.Yielding;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Follows the keys in the database, and after a rotation seals anew what older keys have sealed, a little at a time. */
@Component
@WhenServing
class ResealLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ResealLoop.class);

    /** Until then another node may still seal with the key before. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration IN_A_CROWD = Duration.ofMinutes(1);

    private static final int BATCH = 200;
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final KeyStore store;
    private final Keyring keys;
    private final Secrets secrets;
    private final List<SealedRows> sealed;
    private final Clock clock;

    /** Where each table's work has come to, and for which key. */
    private final Map<String, Progress> progress = new HashMap<>();

    private record Progress(KeyId key, Optional<byte[]> after) {}

    ResealLoop(KeyStore store, Keyring keys, Secrets secrets, List<SealedRows> sealed, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.secrets = secrets;
        this.sealed = List.copyOf(sealed);
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5000)
    void follow() {
        try {
            keys.readAgain();
            if (yielding.mayGoOn()) {
                reseal();
            }
        } catch (RuntimeException e) {
            // The keys at hand go on; its message may name a row, so only its kind is told.
            LOG.warn("could not follow the keys: {}", e.getClass().getSimpleName());
        }
    }

    private void reseal() {
        List<KeyRow> rows = store.all();
        for (Purpose purpose : Purpose.values()) {
            KeyId primary = keys.primary(purpose).id();
            boolean due = rows.stream()
                    .anyMatch(row -> row.purpose() == purpose
                            && row.id().equals(primary)
                            && row.number() > 1
                            && row.resealedAt().isEmpty()
                            && !row.primaryFrom().plus(PAUSE).isAfter(clock.instant()));
            if (purpose.seals() && due && resealAll(purpose, primary)) {
                store.resealed(purpose, primary, clock.instant());
            }
        }
    }

    /** Works for a moment; whether nothing is left. */
    private boolean resealAll(Purpose purpose, KeyId primary) {
        long end = System.nanoTime() + LONGEST_NANOS;
        Resealer resealer = secrets.resealer(purpose);
        boolean done = true;
        for (SealedRows rows : sealed) {
            if (rows.purpose() == purpose) {
                Progress at = progress.get(rows.table());
                if (at == null || !at.key().equals(primary)) {
                    at = new Progress(primary, Optional.of(new byte[0]));
                }
                while (at.after().isPresent() && System.nanoTime() < end) {
                    at = new Progress(primary, rows.reseal(resealer, at.after().get(), BATCH));
                }
                progress.put(rows.table(), at);
                done &= at.after().isEmpty();
            }
        }
        return done;
    }
}
