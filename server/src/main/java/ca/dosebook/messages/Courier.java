package ca.dosebook.messages;

import ca.dosebook.messages.OutboxStore.Leased;
import ca.dosebook.messages.Postbox.DeliveryFailure;
import ca.dosebook.messages.Postbox.Line;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due: leases a batch, writes and sends each message, and marks what became of it. No transaction is
 * open meanwhile; if this process dies, the lease ends and another delivers.
 */
class Courier {

    static final int BATCH = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final Duration LEASE = Duration.ofMinutes(10);

    /** Half the lease: the last message begun has the other half for a slow server's time-outs. */
    private static final Duration LAST_START = Duration.ofMinutes(5);

    private final OutboxStore store;
    private final Postbox postbox;
    private final InternetAddress from;
    private final Clock clock;
    private final List<MessageComposer.Silence> silences;
    private final Map<MessageKind, MessageComposer> composers;

    Courier(
            OutboxStore store,
            Postbox postbox,
            InternetAddress from,
            Clock clock,
            List<MessageComposer> composers,
            List<MessageComposer.Silence> silences) {
        this.store = store;
        this.postbox = postbox;
        this.from = from;
        this.clock = clock;
        this.silences = List.copyOf(silences);
        this.composers =
                composers.stream().collect(Collectors.toUnmodifiableMap(MessageComposer::kind, Function.identity()));
    }

    /** How a round ended. */
    enum Round {
        /** Nothing is due any more. */
        ALL_DONE,
        /** The batch was full. */
        MAYBE_MORE,
        /** No message can leave at the moment. */
        NO_WAY_OUT
    }

    /**
     * Delivers at most {@link #BATCH} messages that are due.
     *
     * @param stopping asked before each message; when true, the rest is given back
     */
    Round deliver(BooleanSupplier stopping) {
        if (composers.isEmpty()) {
            return Round.ALL_DONE;
        }
        long started = System.nanoTime();
        // Only kinds this node can write: while a release rolls out, a new kind waits for a node that knows it.
        List<Leased> batch = store.lease(composers.keySet(), BATCH, LEASE, clock.instant());
        @Nullable Line line = null;
        boolean goOn = true;
        boolean blocked = false;
        try {
            for (Leased message : batch) {
                goOn = goOn && !stopping.getAsBoolean() && System.nanoTime() - started < LAST_START.toNanos();
                if (!goOn) {
                    store.release(message.request());
                    continue;
                }
                DeliveryProblem problem;
                try {
                    Optional<MimeMessage> mail = write(message.request());
                    if (mail.isEmpty()) {
                        problem = DeliveryProblem.NOTHING_TO_SAY;
                    } else {
                        line = line == null ? postbox.open() : line;
                        line.send(mail.get());
                        Instant sentAt = clock.instant();
                        store.markSent(message.request(), sentAt);
                        tell(message.request(), composer -> composer.sent(message.request(), sentAt));
                        continue;
                    }
                } catch (DeliveryFailure failure) {
                    problem = failure.problem();
                }
                markFailed(message, problem);
                blocked = problem.concernsEveryone();
                goOn = !blocked;
            }
        } finally {
            if (line != null) {
                line.close();
            }
        }
        if (blocked) {
            return Round.NO_WAY_OUT;
        }
        return goOn && batch.size() == BATCH ? Round.MAYBE_MORE : Round.ALL_DONE;
    }

    private Optional<MimeMessage> write(MessageRequest request) throws DeliveryFailure {
        MessageComposer composer = composers.get(request.kind());
        if (composer == null) {
            throw new DeliveryFailure(DeliveryProblem.NOT_COMPOSED);
        }
        Optional<Email> email;
        try {
            byte[] person = request.personKey();
            email = person != null && silences.stream().anyMatch(silence -> silence.isAround(person))
                    ? Optional.empty()
                    : composer.compose(request);
        } catch (RuntimeException e) {
            // The type alone: the words of the exception may be about a person.
            LOG.warn("message {} ({}) could not be written: {}", request.messageId(), request.kind(), e.getClass());
            throw new DeliveryFailure(DeliveryProblem.NOT_COMPOSED);
        }
        if (email.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Letter.of(email.get(), request, from, clock.instant(), postbox.session()));
        } catch (MessagingException e) {
            DeliveryProblem problem = DeliveryProblem.of(e);
            throw new DeliveryFailure(
                    problem == DeliveryProblem.ADDRESS_REFUSED ? problem : DeliveryProblem.NOT_COMPOSED);
        }
    }

    private void tell(MessageRequest request, Consumer<MessageComposer> what) {
        MessageComposer composer = composers.get(request.kind());
        try {
            if (composer != null) {
                what.accept(composer);
            }
        } catch (RuntimeException e) {
            // The message is dealt with; who is told of it must not have it sent again.
            LOG.warn("nobody could be told about message {}: {}", request.messageId(), e.getClass());
        }
    }

    private void markFailed(Leased message, DeliveryProblem problem) {
        MessageRequest request = message.request();
        Instant now = clock.instant();
        Optional<Instant> next =
                problem.isFinal() ? Optional.empty() : Retry.next(message.attempts(), message.firstDueAt(), now);
        if (next.isPresent()) {
            store.markRetry(request, problem, next.get());
        } else {
            store.markGivenUp(request, problem, now);
            if (problem != DeliveryProblem.NOTHING_TO_SAY) {
                tell(request, composer -> composer.givenUp(request, now));
            }
        }
        if (problem != DeliveryProblem.NOTHING_TO_SAY) {
            LOG.warn(
                    "message {} ({}) did not go out: {}, {}",
                    request.messageId(),
                    request.kind(),
                    problem,
                    next.map(at -> "next attempt " + at).orElse("given up"));
        }
    }
}
