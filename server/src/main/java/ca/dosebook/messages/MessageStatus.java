package ca.dosebook.messages;

import ca.dosebook.kernel.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come.
 *
 * @param firstDueAt when it was to go out
 * @param attempts how often it was tried, 0 or more
 * @param problem what the last attempt met; null when it met nothing
 * @param endedAt when it was sent, or given up; null while it waits
 */
public record MessageStatus(
        UUID messageId,
        MessageKind kind,
        Language language,
        State state,
        Instant firstDueAt,
        int attempts,
        @Nullable DeliveryProblem problem,
        @Nullable Instant endedAt) {

    public enum State {
        /** Not tried yet, or to be tried again. */
        WAITING,
        /** Handed to the mail server, or written to its file. */
        SENT,
        /** There was nothing to say any more when its turn came. */
        NOT_NEEDED,
        /** Refused for good, or tried for three days. */
        GIVEN_UP
    }
}
