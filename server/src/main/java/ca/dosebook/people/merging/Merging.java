package ca.dosebook.people.merging;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says that two records are the same person's, and takes it back. Each act and its entries in the log, one about each of
 * the two keys, have one fate.
 */
@Component
public class Merging {

    /** How far back the list of an organization's merges goes. */
    public static final Duration LATELY = Duration.ofDays(90);

    /** How many merges a list has at most. */
    public static final int LISTED = 100;

    private static final int TRIES = 10;

    private final LinkStore store;
    private final People people;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Merging(LinkStore store, People people, Audit audit, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * The record to go on with when two are the same person's: the one with a health card, or else the first. Of two
     * cards, too, the first: whoever merges has begun with the record that is right.
     */
    public static Person current(Person first, Person second) {
        boolean card = first.identity().document().healthNumber().isPresent();
        boolean otherCard = second.identity().document().healthNumber().isPresent();
        return !card && otherCard ? second : first;
    }

    /**
     * Says that the persons with these keys are the same. What is linked with either is linked with both then. Asking
     * again with the same id is the same act.
     *
     * @param first the record with which the member of staff began; see {@link #current}
     * @param reason one that {@link MergeReason#isChosen}
     */
    public MergeOutcome merge(Actor actor, LinkId id, PersonKey first, PersonKey second, MergeReason reason) {
        if (!reason.isChosen()) {
            throw new IllegalArgumentException("not a reason of a person");
        }
        for (int tried = 1; ; tried++) {
            try {
                Optional<MergeOutcome> outcome =
                        Objects.requireNonNull(transaction.execute(status -> tryTo(actor, id, first, second, reason)));
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            } catch (DuplicateKeyException overtaken) {
                if (tried >= TRIES) {
                    throw overtaken;
                }
            }
            if (tried >= TRIES) {
                throw new IllegalStateException("the records are being linked by others all the time");
            }
        }
    }

    /** Empty when someone else linked one of the two meanwhile: then it is decided anew, in a new transaction. */
    private Optional<MergeOutcome> tryTo(
            Actor actor, LinkId id, PersonKey first, PersonKey second, MergeReason reason) {
        Optional<Merge> before = store.find(id);
        if (before.isPresent()) {
            return Optional.of(new MergeOutcome.Merged(before.get()));
        }
        PersonKey one = store.linked(first).current();
        PersonKey other = store.linked(second).current();
        if (one.equals(other)) {
            return Optional.of(new MergeOutcome.TogetherAlready(one));
        }
        if (store.lock(one, other) < 2) {
            return Optional.of(new MergeOutcome.Unknown());
        }
        // What was read before the lock may have changed while waiting for it. A link only ever leads from one root to
        // another and needs the lock of both, so two that still are roots now make no circle.
        if (!isRoot(one) || !isRoot(other)) {
            return Optional.empty();
        }
        PersonKey into = current(
                        people.find(one).orElseThrow(), people.find(other).orElseThrow())
                .key();
        Merge merge = new Merge(
                id,
                into.equals(one) ? other : one,
                into,
                reason,
                clock.instant(),
                actor.user(),
                actor.organization(),
                Optional.empty());
        store.insert(merge);
        record(actor, Act.PERSONS_MERGED, merge, reason.name());
        return Optional.of(new MergeOutcome.Merged(merge));
    }

    private boolean isRoot(PersonKey key) {
        return store.linked(key).current().equals(key);
    }

    /** Takes a merge back: whatever was under each of the two keys is under it still. */
    public UndoOutcome undo(Actor actor, LinkId id, UndoReason reason) {
        Optional<Merge> found = store.find(id).filter(merge -> merge.reason().isChosen());
        if (found.isEmpty()) {
            return new UndoOutcome.Unknown();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean stood = store.undo(found.get(), new Merge.Undone(clock.instant(), actor.user(), reason));
            Merge now = store.find(id).orElseThrow();
            if (!stood) {
                return new UndoOutcome.UndoneBefore(now);
            }
            record(actor, Act.MERGE_UNDONE, now, reason.name());
            return new UndoOutcome.Undone(now);
        }));
    }

    private void record(Actor actor, Act act, Merge merge, String note) {
        audit.record(Stream.of(merge.from(), merge.into())
                .map(key -> AuditEntry.of(actor, act)
                        .about(key)
                        .concerning(merge.id().value())
                        .noting(note))
                .toList());
    }

    public Optional<Merge> find(LinkId id) {
        return store.find(id);
    }

    /** Every link between the records of this person, those taken back too, the latest first. */
    public List<Merge> of(PersonKey key) {
        return store.of(store.linked(key).all());
    }

    /** What an organization merged within {@link #LATELY}, the latest first; at most {@link #LISTED}. */
    public List<Merge> lately(UUID organization) {
        Instant since = clock.instant().minus(LATELY);
        return store.lately(organization, since, LISTED);
    }
}
