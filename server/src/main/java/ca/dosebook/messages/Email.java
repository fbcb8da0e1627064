package ca.dosebook.messages;

import ca.dosebook.kernel.Personal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, ready to send.
 *
 * @param to one address, without a name
 * @param subject one line
 * @param text the whole message as plain text
 * @param html the same as a page, for those who read mail so
 * @param calendar the appointments as a file to open
 * @param optOut the address of a page where one asks for no more mails like this; null where there is none
 */
@Personal
public record Email(
        String to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable Calendar calendar,
        @Nullable URI optOut) {

    public Email {
        // A line break in a header would let its author write further headers.
        if (hasLineBreak(to) || hasLineBreak(subject)) {
            throw new IllegalArgumentException("an address and a subject are one line");
        }
    }

    /** Without a page to opt out: for what someone asked for. */
    public Email(String to, String subject, String text, @Nullable String html, @Nullable Calendar calendar) {
        this(to, subject, text, html, calendar, null);
    }

    /** Plain text alone. */
    public Email(String to, String subject, String text) {
        this(to, subject, text, null, null);
    }

    /**
     * An iCalendar file (RFC 5545) that goes with the mail.
     *
     * @param fileName plain ASCII, ending in {@code .ics}
     */
    @Personal
    public record Calendar(String fileName, String content) {
        @Override
        public String toString() {
            return "Calendar[…]";
        }
    }

    private static boolean hasLineBreak(String header) {
        return header.chars().anyMatch(c -> c == '\r' || c == '\n');
    }

    @Override
    public String toString() {
        return "Email[…]";
    }
}
