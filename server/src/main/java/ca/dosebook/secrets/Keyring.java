package ca.dosebook.secrets;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The keys of this installation in memory, read again when told and when a value names a key that is not among them. */
final class Keyring {

    /** A key, and from when on it seals. */
    record Held(Purpose purpose, DataKey key, Instant primaryFrom) {}

    /** What is made up, or sealed with a key that was retired, must not make every request ask the database. */
    private static final long NOT_AGAIN_WITHIN_NANOS = 1_000_000_000;

    private final Supplier<List<Held>> source;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private long askedAt = System.nanoTime() - NOT_AGAIN_WITHIN_NANOS;
    private volatile Map<Purpose, List<Held>> held;

    Keyring(Supplier<List<Held>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.held = read();
    }

    void readAgain() {
        held = read();
    }

    /** By purpose, the latest first; of two of the same moment, the one made later. */
    private Map<Purpose, List<Held>> read() {
        return source.get().reversed().stream()
                .sorted(Comparator.comparing(Held::primaryFrom).reversed())
                .collect(Collectors.groupingBy(Held::purpose));
    }

    /** The key that seals or hashes now. */
    DataKey primary(Purpose purpose) {
        List<Held> keys = of(purpose);
        if (keys.isEmpty()) {
            throw new IllegalStateException("there is no key for " + purpose);
        }
        if (keys.size() > 1) {
            Instant now = clock.instant();
            for (Held key : keys) {
                if (!key.primaryFrom().isAfter(now)) {
                    return key.key();
                }
            }
        }
        return keys.getLast().key();
    }

    /** Every key of a purpose, the latest first. */
    List<DataKey> all(Purpose purpose) {
        return of(purpose).stream().map(Held::key).toList();
    }

    /** The key of this name; an unknown one is looked for in the database, once a second at most. */
    Optional<DataKey> find(Purpose purpose, KeyId id) {
        Optional<DataKey> known = known(purpose, id);
        if (known.isPresent()) {
            return known;
        }
        reading.lock();
        try {
            // Whoever waited here finds what the one before has read.
            if (known(purpose, id).isEmpty() && System.nanoTime() - askedAt >= NOT_AGAIN_WITHIN_NANOS) {
                askedAt = System.nanoTime();
                readAgain();
            }
        } finally {
            reading.unlock();
        }
        return known(purpose, id);
    }

    private Optional<DataKey> known(Purpose purpose, KeyId id) {
        for (Held key : of(purpose)) {
            if (key.key().id().equals(id)) {
                return Optional.of(key.key());
            }
        }
        return Optional.empty();
    }

    private List<Held> of(Purpose purpose) {
        return held.getOrDefault(purpose, List.of());
    }
}
