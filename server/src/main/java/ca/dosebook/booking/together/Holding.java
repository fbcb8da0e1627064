package ca.dosebook.booking.together;

import ca.dosebook.booking.together.HoldDecision.Seen;
import ca.dosebook.booking.together.HoldDecision.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Holds places for those who ask, many at once. */
@Component
public class Holding {

    /** How long a place is kept for someone who is typing. */
    public static final Duration HOLD = Duration.ofMinutes(15);

    /** How long a hold can be made to last by extending it. */
    public static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private static final Terms TERMS = new Terms(HOLD, LONGEST_HOLD);

    private final HoldBatchStore store;
    private final Clock clock;
    private final Batches<HoldRequest, HoldAnswer> batches;

    Holding(EngineConnections connections, Clock clock) {
        this.store = new HoldBatchStore(connections.jdbc());
        this.clock = clock;
        this.batches = connections.batches(request -> request.claim().key(), this::holdAll);
    }

    /**
     * Holds the place asked for, in the stead of the one that the claim holds for the dose; on disk when this returns.
     * Whatever two browsers of one person do at once, the later one has the hold.
     *
     * @throws ca.dosebook.booking.Busy when it could not be done in time
     */
    public HoldAnswer hold(HoldRequest request) {
        return batches.ask(request);
    }

    private List<HoldAnswer> holdAll(List<HoldRequest> requests) {
        Instant now = clock.instant();
        Seen seen = store.read(requests);
        HoldDecision decision = HoldDecision.of(requests, seen, now, TERMS);
        if (!decision.withoutPlace().isEmpty()) {
            store.lookAgain(decision.withoutPlace());
        }
        if (!decision.changesNothing()) {
            store.write(decision, now, now.plus(HOLD));
        }
        return decision.answers();
    }

    /** How many requests wait for the batch that is under way. */
    int waiting() {
        return batches.waiting();
    }
}
