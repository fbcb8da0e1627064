package ca.dosebook.reporting.feedback;

import java.util.regex.Pattern;

/**
 * Takes out of a remark what tells who someone is and has a form of its own: e-mail addresses, web addresses and every
 * number of seven digits and more, however it is spaced, which covers health numbers, telephones and booking references.
 * Names and stories have no form; the page asks not to write them.
 */
final class RemarkScreen {

    private static final String GONE = "[…]";

    private static final Pattern MAIL = Pattern.compile("[^\\s@<>()\\[\\],;:]+\\s?@\\s?[^\\s@<>()\\[\\],;:]+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\(?\\p{Nd}(?:[\\s\\p{Z}\\p{Pd}./()]{0,3}\\p{Nd}){6,}");

    /** A Canadian postal code in full; its first half alone, as in “K7L”, stays. */
    private static final Pattern POSTAL_CODE =
            Pattern.compile("(?i)\\b[ABCEGHJ-NPRSTVXY]\\d[A-Z][\\s\\p{Z}\\p{Pd}]{0,2}\\d[A-Z]\\d\\b");

    private RemarkScreen() {}

    /** The remark without them, without control characters, and with single spaces between words on a line. */
    static String screened(String remark) {
        String clean = remark.replaceAll("\\R", "\n")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n]]", " ")
                .strip();
        clean = MAIL.matcher(clean).replaceAll(GONE);
        clean = ADDRESS.matcher(clean).replaceAll(GONE);
        clean = POSTAL_CODE.matcher(clean).replaceAll(GONE);
        clean = NUMBER.matcher(clean).replaceAll(GONE);
        clean = clean.replaceAll("[ \\t\\p{Zs}]+", " ").replaceAll("\\n{3,}", "\n\n");
        return clean.substring(0, Math.min(FeedbackAnswers.LONGEST_REMARK, clean.length()));
    }
}
