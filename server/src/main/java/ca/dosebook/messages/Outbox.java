package ca.dosebook.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The messages that are to go out, and what became of them. */
@Component
public class Outbox {

    private final OutboxStore store;
    private final Clock clock;

    Outbox(OutboxStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Has this message sent as soon as possible; in the transaction of the caller, if there is one. False when a message
     * with this id is already there. Where an act is one statement, use {@link OutboxSql} instead.
     */
    public boolean enqueue(MessageRequest request) {
        return enqueue(request, clock.instant());
    }

    /** The same, not before {@code dueAt}. */
    public boolean enqueue(MessageRequest request, Instant dueAt) {
        return store.enqueue(request, dueAt);
    }

    /**
     * Has nothing sent of what still waits: something else has said it, or it is true no longer. What a courier has in hand
     * at this moment may go out once more, unless its composer asks {@link #isWanted}; it is not tried again.
     */
    public void withdraw(MessageKind kind, UUID about) {
        store.withdraw(kind, about, clock.instant());
    }

    /**
     * Whether a message that is being written is still to go out, and was not withdrawn meanwhile. For a composer whose
     * writing itself changes something.
     */
    public boolean isWanted(MessageRequest request) {
        return store.isOpen(request);
    }

    /** Every message about this thing, the earliest first: what was sent, what waits, what failed. */
    public List<MessageStatus> find(UUID about) {
        return store.find(about);
    }
}
