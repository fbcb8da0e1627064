package ca.dosebook.messages;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails to the server named by the {@code spring.mail} settings, several over one connection. */
final class SmtpPostbox implements Postbox {

    /** Milliseconds. Without a limit a silent server would stop delivery for ever. */
    private static final String TIME_OUT = "10000";

    private final JavaMailSenderImpl settings;
    private final String host;
    private final String protocol;

    SmtpPostbox(JavaMailSenderImpl settings) {
        this.settings = settings;
        this.host = Objects.requireNonNull(settings.getHost(), "spring.mail.host");
        this.protocol = Objects.requireNonNullElse(settings.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
        Properties properties = settings.getJavaMailProperties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.putIfAbsent("mail." + protocol + "." + limit, TIME_OUT);
        }
    }

    @Override
    public Delivery delivery() {
        return new Delivery.Smtp(host);
    }

    @Override
    public Session session() {
        return settings.getSession();
    }

    @Override
    public Line open() throws DeliveryFailure {
        try {
            Transport transport = session().getTransport(protocol);
            transport.connect(host, settings.getPort(), settings.getUsername(), settings.getPassword());
            return new SmtpLine(transport);
        } catch (MessagingException e) {
            throw new DeliveryFailure(e);
        }
    }

    private record SmtpLine(Transport transport) implements Line {

        @Override
        public void send(MimeMessage mail) throws DeliveryFailure {
            try {
                transport.sendMessage(mail, mail.getAllRecipients());
            } catch (MessagingException e) {
                throw new DeliveryFailure(transport.isConnected() ? DeliveryProblem.of(e) : afterLoss(e));
            }
        }

        /** Some servers hang up after refusing an address: the refusal is still the reason. */
        private static DeliveryProblem afterLoss(MessagingException e) {
            DeliveryProblem problem = DeliveryProblem.of(e);
            return problem == DeliveryProblem.ADDRESS_REFUSED ? problem : DeliveryProblem.UNREACHABLE;
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException ignored) {
                // Every mail was answered for before; how the server says goodbye changes nothing.
            }
        }
    }
}
