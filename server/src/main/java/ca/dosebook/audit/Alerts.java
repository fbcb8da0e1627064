package ca.dosebook.audit;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What the privacy officer should look at, and what came of it. */
@Component
public class Alerts {

    /** The longest note of a review, in characters. */
    public static final int LONGEST_NOTE = 500;

    /** The day that counts, for the whole province. */
    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final AlertStore store;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    Alerts(AlertStore store, Audit audit, TransactionOperations transaction, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Raises an alert about a user and the person whose record they opened, unless one of this kind about both is open
     * since today. It is for the privacy officer's eyes: nobody else is told.
     */
    public void raise(AlertKind kind, UUID user, PersonKey person) {
        raise(kind, Optional.of(user), Optional.of(person));
    }

    /** As {@link #raise(AlertKind, UUID, PersonKey)}, about a user and no person in particular. */
    public void raise(AlertKind kind, UUID user) {
        raise(kind, Optional.of(user), Optional.empty());
    }

    /** As {@link #raise(AlertKind, UUID, PersonKey)}, about nobody's doing. */
    public void raise(AlertKind kind) {
        raise(kind, Optional.empty(), Optional.empty());
    }

    private void raise(AlertKind kind, Optional<UUID> user, Optional<PersonKey> person) {
        Instant now = clock.instant();
        store.insert(Uuids.next(), kind, now, now.atZone(ZONE).toLocalDate(), user, person);
    }

    public int open() {
        return store.countOpen();
    }

    /** Those nobody has reviewed, the newest first. */
    public List<Alert> open(Place after, int most) {
        return store.list(true, after, most);
    }

    /** Those that were reviewed, in the order in which they were raised, the newest first. */
    public List<Alert> reviewed(Place after, int most) {
        return store.list(false, after, most);
    }

    public Optional<Alert> find(UUID id) {
        return store.find(id);
    }

    /**
     * Closes an alert, and writes down who did.
     *
     * @param reviewer a member of staff
     * @param note up to {@link #LONGEST_NOTE} characters
     */
    public ReviewOutcome review(UUID id, AlertOutcome outcome, String note, Actor reviewer) {
        UUID by = reviewer.user().orElseThrow();
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note has " + LONGEST_NOTE + " characters at most");
        }
        Optional<Alert> alert = store.find(id);
        if (alert.isEmpty()) {
            return new ReviewOutcome.Unknown();
        }
        if (alert.get().user().filter(by::equals).isPresent()) {
            return new ReviewOutcome.AboutYourself();
        }
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean first = store.review(id, new Alert.Review(outcome, clock.instant(), by, note));
            if (first) {
                AuditEntry entry = AuditEntry.of(reviewer, Act.ALERT_REVIEWED)
                        .concerning(id)
                        .noting(outcome.name());
                audit.record(alert.get().person().map(entry::about).orElse(entry));
            }
            return first;
        }));
        return done
                ? new ReviewOutcome.Reviewed()
                : new ReviewOutcome.ReviewedBefore(store.find(id).orElseThrow());
    }
}
