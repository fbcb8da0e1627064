package ca.dosebook.secrets;

import ca.dosebook.kernel.StartupProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The data keys as they stand in the database, wrapped and unwrapped by the key provider. */
final class KeyCabinet {

    private final KeyStore store;
    private final KeyProvider provider;
    private final OldKeyFiles oldFiles;
    private final Clock clock;

    /** What was unwrapped once: a key provider may be slow, and a key never changes. */
    private final Map<Name, DataKey> unwrapped = new ConcurrentHashMap<>();

    private record Name(Purpose purpose, KeyId id) {}

    KeyCabinet(KeyStore store, KeyProvider provider, OldKeyFiles oldFiles, Clock clock) {
        this.store = store;
        this.provider = provider;
        this.oldFiles = oldFiles;
        this.clock = clock;
    }

    /**
     * Finds every key usable, or makes the first ones; several nodes may do so at once and agree.
     *
     * @param sealed what modules have sealed: where there is any, its keys are not made but missed
     * @throws StartupProblem when the master key or a key is lost; then nothing was made
     */
    void open(List<SealedRows> sealed) {
        List<KeyRow> stored = store.all();
        if (stored.isEmpty()) {
            demandOldKeys(sealed);
            provider.begin();
        }
        held();
        for (Purpose purpose : Purpose.values()) {
            List<DataKey> old = oldFiles.keys(purpose);
            if (numberOfKeys(stored, purpose) == 0) {
                List<DataKey> keys = old.isEmpty() ? List.of(DataKey.make(purpose)) : old;
                for (int i = 0; i < keys.size(); i++) {
                    put(keys.get(i), purpose, i + 1, clock.instant().plusMillis(i));
                }
            }
            if (!old.isEmpty()) {
                putAway(purpose, old);
            }
        }
        held();
    }

    private static long numberOfKeys(List<KeyRow> stored, Purpose purpose) {
        return stored.stream().filter(row -> row.purpose() == purpose).count();
    }

    /** Better not to start than to take everyone for new. */
    private void demandOldKeys(List<SealedRows> sealed) {
        Set<KeyId> known = new HashSet<>();
        oldFiles.keys(Purpose.RECORD).forEach(key -> known.add(key.id()));
        for (SealedRows rows : sealed) {
            if (rows.any()
                    && (oldFiles.keys(Purpose.INDEX).isEmpty()
                            || !known.containsAll(rows.countByKey().keySet()))) {
                throw new StartupProblem("This database holds records, but their keys are not there:"
                        + " restore the key directory from its backup, or name the right one with dosebook.keys.");
            }
        }
    }

    private void putAway(Purpose purpose, List<DataKey> old) {
        Set<KeyId> stored = new HashSet<>();
        store.all().stream().filter(row -> row.purpose() == purpose).forEach(row -> stored.add(row.id()));
        if (old.stream().allMatch(key -> stored.contains(key.id()))) {
            oldFiles.putAway(purpose);
        }
    }

    /** Makes a key that seals from a moment on; false when someone else made one at the same time. */
    boolean add(DataKey key, Purpose purpose, Instant primaryFrom) {
        int number = (int) numberOfKeys(store.all(), purpose) + 1;
        return put(key, purpose, number, primaryFrom);
    }

    private boolean put(DataKey key, Purpose purpose, int number, Instant primaryFrom) {
        KeyProvider.Wrapped wrapped = provider.wrap(key.bytes(), key.context());
        var times = new KeyRow.Times(clock.instant(), primaryFrom);
        return store.add(KeyRow.made(key, purpose, number, wrapped, times));
    }

    /** All keys that are not retired. */
    List<Keyring.Held> held() {
        List<Keyring.Held> keys = new ArrayList<>();
        for (KeyRow row : store.all()) {
            if (row.wrapped().isPresent()) {
                DataKey key = unwrapped.computeIfAbsent(new Name(row.purpose(), row.id()), name -> unwrap(row));
                keys.add(new Keyring.Held(row.purpose(), key, row.primaryFrom()));
            }
        }
        unwrapped.keySet().removeIf(name -> keys.stream().noneMatch(key -> name.equals(nameOf(key))));
        return keys;
    }

    private static Name nameOf(Keyring.Held key) {
        return new Name(key.purpose(), key.key().id());
    }

    private DataKey unwrap(KeyRow row) {
        return DataKey.ofBytes(row.purpose(), bytes(row));
    }

    private byte[] bytes(KeyRow row) {
        var wrapped = new KeyProvider.Wrapped(row.master(), row.wrapped().orElseThrow());
        return provider.unwrap(wrapped, DataKey.context(row.purpose(), row.id()));
    }

    /** Wraps every key with the master key of now; returns how many were wrapped with another. */
    int rewrap() {
        int done = 0;
        for (KeyRow row : store.all()) {
            if (row.wrapped().isPresent() && !Objects.equals(row.master(), provider.current())) {
                var wrapped = provider.wrap(bytes(row), DataKey.context(row.purpose(), row.id()));
                done += store.rewrap(row, wrapped) ? 1 : 0;
            }
        }
        return done;
    }

    /** Whether every key is wrapped with the master key of now, and unwraps. */
    boolean allUnwrapWithCurrent() {
        String current = provider.current();
        for (KeyRow row : store.all()) {
            if (row.wrapped().isPresent()) {
                if (!row.master().equals(current)) {
                    return false;
                }
                bytes(row);
            }
        }
        return true;
    }
}
