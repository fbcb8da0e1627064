package ca.dosebook.messages;

import java.nio.file.Path;
import java.util.UUID;

/** Which way mail leaves Dosebook. */
public sealed interface Delivery {

    /** To a mail server. */
    record Smtp(String host) implements Delivery {}

    /** Nowhere, since this is a rehearsal: a message counts as sent and is thrown away. */
    record Discarded() implements Delivery {}

    /** Into files, since no mail server is named. Nobody receives them; the page says so. */
    record ToFiles(Path directory) implements Delivery {

        /** Where that message is, once it is sent. */
        public Path fileOf(UUID messageId) {
            return directory.resolve(messageId + ".eml");
        }
    }
}
