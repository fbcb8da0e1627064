package ca.dosebook.messages;

import ca.dosebook.kernel.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That someone is to be told something: ids, nothing else.
 *
 * @param messageId made by whoever asks ({@link ca.dosebook.kernel.Uuids#next()}); asking again with it sends nothing more
 * @param personKey the family key of the person concerned, to find her rows by; null for a message about nobody
 * @param about what it is about: the id of a booking
 * @param language in which to write
 */
@SuppressWarnings("ArrayRecordComponent") // The key is opaque bytes and requests are never compared.
public record MessageRequest(
        UUID messageId, MessageKind kind, byte @Nullable [] personKey, UUID about, Language language) {}
