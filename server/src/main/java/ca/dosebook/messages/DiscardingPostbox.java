package ca.dosebook.messages;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Takes every mail and throws it away: that of a rehearsal must reach no mailbox. The outbox counts them as sent. */
final class DiscardingPostbox implements Postbox {

    private final Session session = Session.getInstance(new Properties());

    @Override
    public Delivery delivery() {
        return new Delivery.Discarded();
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Line open() {
        return new Line() {
            @Override
            public void send(MimeMessage mail) {}

            @Override
            public void close() {}
        };
    }
}
