package ca.dosebook.secrets;

import ca.dosebook.secrets.KeyState.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The keys of the installation in the hands of its operator, while it runs. */
@Component
public class Keys {

    /** A new key seals only after this, so that every node has read it three times over. */
    public static final Duration LEAD = Duration.ofSeconds(15);

    /** What a key sealed last may still be on its way into the database, or of those few values that live for minutes. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    /** A resident's browser keeps what was typed for a day at most; and a day more. */
    private static final Duration IN_A_BROWSER = Duration.ofDays(2);

    private final KeyCabinet cabinet;
    private final KeyStore store;
    private final KeyProvider provider;
    private final List<SealedRows> sealed;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Keys(
            KeyCabinet cabinet,
            KeyStore store,
            KeyProvider provider,
            List<SealedRows> sealed,
            Clock clock,
            ApplicationEventPublisher events) {
        this.cabinet = cabinet;
        this.store = store;
        this.provider = provider;
        this.sealed = List.copyOf(sealed);
        this.clock = clock;
        this.events = events;
    }

    /**
     * Makes a new key, which seals from {@link #LEAD} on; running nodes then seal anew what older keys have sealed.
     *
     * @throws IllegalArgumentException for a purpose whose key can't be rotated
     */
    public KeyState rotate(Purpose purpose) {
        if (!purpose.canBeRotated()) {
            throw new IllegalArgumentException(purpose + " can't be rotated");
        }
        DataKey key = DataKey.make(purpose);
        while (!cabinet.add(key, purpose, clock.instant().plus(LEAD))) {
            key = DataKey.make(purpose);
        }
        KeyId id = key.id();
        events.publishEvent(new KeysChanged("rotated " + purpose.word() + " " + id));
        return list().stream()
                .filter(state -> state.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Every key there is or was; counts what is sealed with each, which takes a while where there is much. */
    public List<KeyState> list() {
        List<KeyState> states = new ArrayList<>();
        List<KeyRow> rows = store.all();
        for (KeyRow row : rows) {
            states.add(new KeyState(
                    row.purpose(),
                    row.id(),
                    stage(row, rows),
                    row.madeAt(),
                    row.primaryFrom(),
                    row.purpose() == Purpose.RECORD ? OptionalLong.of(sealedWith(row)) : OptionalLong.empty(),
                    row.master()));
        }
        return states;
    }

    private Stage stage(KeyRow row, List<KeyRow> all) {
        Instant now = clock.instant();
        if (row.retiredAt().isPresent()) {
            return Stage.RETIRED;
        }
        if (row.number() > 1 && row.primaryFrom().isAfter(now)) {
            return Stage.COMING;
        }
        return successor(row, all).filter(next -> !next.isAfter(now)).isPresent() ? Stage.OLDER : Stage.PRIMARY;
    }

    /** When the next key of the purpose took, or takes, its place. */
    private static Optional<Instant> successor(KeyRow row, List<KeyRow> all) {
        return all.stream()
                .filter(other -> other.purpose() == row.purpose() && other.number() > row.number())
                .map(KeyRow::primaryFrom)
                .min(Instant::compareTo);
    }

    private long sealedWith(KeyRow row) {
        return sealed.stream()
                .filter(rows -> rows.purpose() == row.purpose())
                .mapToLong(rows -> rows.countByKey().getOrDefault(row.id(), 0L))
                .sum();
    }

    /** Destroys a key with which nothing is sealed any more. What a backup of the database holds can't be opened then. */
    public RetireOutcome retire(KeyId id) {
        List<KeyRow> all = store.all();
        KeyRow row = all.stream()
                .filter(key -> key.id().equals(id) && key.retiredAt().isEmpty())
                .findFirst()
                .orElse(null);
        if (row == null) {
            return new RetireOutcome.Unknown();
        }
        if (!row.purpose().seals()) {
            return new RetireOutcome.NeededForGood();
        }
        if (stage(row, all) != Stage.OLDER) {
            return new RetireOutcome.StillSeals();
        }
        Duration wait = row.purpose() == Purpose.DRAFT ? IN_A_BROWSER : ON_ITS_WAY;
        Instant until = successor(row, all).orElseThrow().plus(wait);
        if (clock.instant().isBefore(until)) {
            return new RetireOutcome.TooEarly(until);
        }
        long rows = sealedWith(row);
        if (rows > 0) {
            return new RetireOutcome.StillNeeded(rows);
        }
        store.retire(row.purpose(), id, clock.instant());
        events.publishEvent(new KeysChanged("retired " + row.purpose().word() + " " + id));
        return new RetireOutcome.Retired();
    }

    /**
     * Makes a new master key and wraps every data key with it. The one before is kept until {@link #confirmMaster}.
     * Doing it again after a failure is safe.
     *
     * @return the name of the new master key
     */
    public String rotateMaster() {
        String name = provider.renew();
        cabinet.rewrap();
        events.publishEvent(new KeysChanged("rotated master " + name));
        return name;
    }

    /**
     * Destroys the master keys of before, once every data key unwraps with the one of now.
     *
     * @return how many were destroyed; empty when a data key still needs one
     */
    public OptionalLong confirmMaster() {
        cabinet.rewrap();
        if (!cabinet.allUnwrapWithCurrent()) {
            return OptionalLong.empty();
        }
        int destroyed = provider.destroyOthers();
        events.publishEvent(new KeysChanged("confirmed master " + provider.current()));
        return OptionalLong.of(destroyed);
    }
}
