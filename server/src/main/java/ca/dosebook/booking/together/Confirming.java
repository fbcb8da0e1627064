package ca.dosebook.booking.together;

import ca.dosebook.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes bookings of held places, many at once. */
@Component
public class Confirming {

    private final ConfirmBatchStore store;
    private final Clock clock;
    private final Batches<ConfirmRequest, ConfirmAnswer> batches;

    Confirming(EngineConnections connections, Audit audit, Clock clock) {
        this.store = new ConfirmBatchStore(connections.jdbc(), audit);
        this.clock = clock;
        this.batches = connections.batches(request -> request.claim().key(), this::confirmAll);
    }

    /**
     * All the places of a request or none; on disk when this returns.
     *
     * @throws ca.dosebook.booking.Busy when it could not be done in time
     */
    public ConfirmAnswer confirm(ConfirmRequest request) {
        return batches.ask(request);
    }

    private List<ConfirmAnswer> confirmAll(List<ConfirmRequest> requests) {
        Instant now = clock.instant();
        ConfirmDecision decision = ConfirmDecision.of(requests, store.read(requests, now));
        if (!decision.booked().isEmpty()) {
            store.write(decision, now);
        }
        return decision.answers();
    }

    /** How many requests wait for the batch that is under way. */
    int waiting() {
        return batches.waiting();
    }
}
