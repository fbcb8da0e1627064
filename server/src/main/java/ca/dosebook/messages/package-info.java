/**
 * Delivers e-mail, once and later if it must: knows how, not what.
 *
 * <p>Owns the outbox, the retries and the way out (an SMTP server, or files where none is named). A message and the act it
 * tells of share one fate: the act's own SQL statement enqueues the message ({@link ca.dosebook.messages.OutboxSql}).
 *
 * <p>Refuses to know bookings, people and texts. The module that announces something implements a
 * {@link ca.dosebook.messages.MessageComposer}, which writes the mail at the moment of sending; nothing personal is kept
 * here. A slow or dead mail server never holds up anyone: delivery has one thread of its own and no transaction is open
 * while it talks.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package ca.dosebook.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
