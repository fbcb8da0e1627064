package ca.dosebook.messages;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Puts an e-mail into its envelope: the MIME message as it goes over the wire. */
final class Letter {

    private Letter() {}

    /**
     * The finished mail. Its Message-ID comes from the id of the message, so that a mail sent twice after an unknown
     * result is recognised as one by the mail program.
     */
    static MimeMessage of(Email email, MessageRequest request, InternetAddress from, Instant sentAt, Session session)
            throws MessagingException {
        var mail = new MimeMessage(session);
        boolean parts = email.html() != null || email.calendar() != null;
        var helper = new MimeMessageHelper(mail, parts, StandardCharsets.UTF_8.name());
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(email.to(), true));
        helper.setSubject(email.subject());
        helper.setSentDate(Date.from(sentAt));
        if (email.html() != null) {
            helper.setText(email.text(), email.html());
        } else {
            helper.setText(email.text());
        }
        if (email.calendar() != null) {
            byte[] content = email.calendar().content().getBytes(StandardCharsets.UTF_8);
            helper.addAttachment(
                    email.calendar().fileName(), new ByteArrayResource(content), "text/calendar; charset=UTF-8");
        }
        mail.setHeader("Content-Language", request.language().locale().toLanguageTag());
        // RFC 3834: keeps out-of-office replies from coming back.
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (email.optOut() != null) {
            // RFC 2369: mail programs show it as a button.
            mail.setHeader("List-Unsubscribe", "<" + email.optOut() + ">");
        }
        mail.saveChanges();
        // After saveChanges, which writes one of its own.
        mail.setHeader("Message-ID", "<" + request.messageId() + "@" + domainOf(from) + ">");
        return mail;
    }

    /** The id that {@link #of} gave the mail. */
    static UUID messageIdOf(MimeMessage mail) throws MessagingException {
        String header = mail.getMessageID();
        return UUID.fromString(header.substring(1, header.indexOf('@')));
    }

    private static String domainOf(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }
}
