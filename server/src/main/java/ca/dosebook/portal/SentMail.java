package ca.dosebook.portal;

import ca.dosebook.messages.Delivery;
import ca.dosebook.messages.Mailroom;
import ca.dosebook.wording.Texts;
import org.springframework.stereotype.Component;

/** Says which way a mail went, and to whom with most of the address hidden. */
@Component
public class SentMail {

    private final Mailroom mailroom;

    SentMail(Mailroom mailroom) {
        this.mailroom = mailroom;
    }

    public String sentence(Texts t, String address) {
        return switch (mailroom.delivery()) {
            case Delivery.Smtp ignored -> t.of("portal.mail.sent", masked(address));
            case Delivery.Discarded ignored -> t.of("portal.mail.discarded");
            case Delivery.ToFiles(var directory) -> t.of("portal.mail.file", masked(address), directory.toString());
        };
    }

    /** {@code r…@example.org}: enough for the person to know which one, too little for someone who looks on. */
    static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "…" : address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
    }
}
