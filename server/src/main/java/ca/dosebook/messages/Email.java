package ca.dosebook.messages;

import ca.dosebook.kernel.Personal;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, ready to send.
 *
 * @param to one address, without a name
 * @param subject one line
 * @param text the whole message as plain text
 * @param html the same as a page, for those who read mail so
 * @param calendar the appointments as a file to open
 */
@Personal
public record Email(
        String to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable Calendar calendar) {

    public Email {
        // A line break in a header would let its author write further headers.
        if (hasLineBreak(to) || hasLineBreak(subject)) {
            throw new IllegalArgumentException("an address and a subject are one line");
        }
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
