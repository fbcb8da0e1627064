package ca.dosebook.messages;

import java.time.Instant;
import java.util.Optional;

/**
 * Writes the mails of one kind. Implemented as a bean by the module that announces; called on the delivery thread,
 * outside any transaction, and again at every new attempt.
 */
public interface MessageComposer {

    /**
     * Who is not written to any more, whatever there is to say. A bean of a module that knows; asked before each mail that
     * is about a person. An exception means: try later.
     */
    interface Silence {

        boolean isAround(byte[] personKey);
    }

    MessageKind kind();

    /**
     * The mail as things stand now. Empty when there is no longer anything to say or nobody to say it to; then it is
     * never asked again. An exception means: try later.
     */
    Optional<Email> compose(MessageRequest request);

    /**
     * A message of this kind has left. Told on the delivery thread, at least once; what it throws is logged and forgotten.
     */
    default void sent(MessageRequest request, Instant at) {}

    /** A message of this kind had something to say and will never arrive: told like {@link #sent}. */
    default void givenUp(MessageRequest request, Instant at) {}
}
