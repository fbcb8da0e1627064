package ca.dosebook.messages;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A small town's post: one kind of message, whose text a test can change, and couriers for it. */
final class PostOffice {

    static final MessageKind KIND = new MessageKind("test.told");

    private final TestDatabase db;
    final SettableClock clock;
    final OutboxStore store;
    final Outbox outbox;

    /** What the composer says next; empty means there is nothing to say. */
    final AtomicReference<Optional<Email>> says =
            new AtomicReference<>(Optional.of(new Email("rose@example.org", "Your booking", "It is on Monday.")));

    /** Whether there is silence around the person whom all messages are about. */
    final AtomicBoolean silent = new AtomicBoolean();

    PostOffice(TestDatabase db, SettableClock clock) {
        this.db = db;
        this.clock = clock;
        this.store = new OutboxStore(db.jdbc());
        this.outbox = new Outbox(store, clock);
    }

    Courier courier(Postbox postbox) {
        return courier(postbox, composer());
    }

    Courier courier(Postbox postbox, MessageComposer composer) {
        try {
            var from = new InternetAddress("Dosebook <no-reply@dosebook.example>", true);
            return new Courier(
                    store, postbox, from, clock, List.of(composer), List.of(key -> key.length == 1 && silent.get()));
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    MessageRequest enqueue(Language language) {
        var request = new MessageRequest(Uuids.next(), KIND, new byte[] {7}, Uuids.next(), language);
        outbox.enqueue(request);
        return request;
    }

    MessageStatus status(MessageRequest request) {
        return outbox.find(request.about()).getFirst();
    }

    /** As if the time of the lease were over: its holder is dead. */
    void endLeases() {
        db.jdbc().sql("""
                        update messages.outbox
                           set leased_until = clock_timestamp() - interval '1 second'
                         where leased_until is not null
                        """).update();
    }

    private MessageComposer composer() {
        return composer(request -> says.get());
    }

    static MessageComposer composer(Function<MessageRequest, Optional<Email>> writes) {
        return new MessageComposer() {
            @Override
            public MessageKind kind() {
                return KIND;
            }

            @Override
            public Optional<Email> compose(MessageRequest request) {
                return writes.apply(request);
            }
        };
    }

    static Email to(UUID messageId) {
        return new Email("resident-" + messageId + "@example.org", "Your booking", "It is on Monday.");
    }
}
