package ca.dosebook.rollout;

import ca.dosebook.kernel.Personal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Canadian postal code. With a date of birth it points at one person, so it is personal.
 *
 * @param value as printed on an envelope: {@code K7L 3N6}
 */
@Personal
public record PostalCode(String value) {

    // D, F, I, O, Q and U are never used; W and Z never come first (Canada Post addressing guidelines).
    private static final Pattern FORM =
            Pattern.compile("[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] \\d[ABCEGHJ-NPRSTV-Z]\\d");

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}.,_]+");

    /** Throws when the value is not exactly in the printed form; {@link #parse} forgives. */
    public PostalCode {
        if (!FORM.matcher(value).matches()) {
            // The value itself stays out of the message: it may end in a log.
            throw new IllegalArgumentException("not a postal code");
        }
    }

    /**
     * Reads what someone typed: any case, with or without spaces and dashes, the letter O for the digit 0 and I for 1.
     * Empty when it is no Canadian postal code.
     */
    public static Optional<PostalCode> parse(String typed) {
        String packed = BETWEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        if (packed.length() != 6) {
            return Optional.empty();
        }
        var read = new StringBuilder(7);
        for (int i = 0; i < 6; i++) {
            char c = packed.charAt(i);
            boolean digitHere = i % 2 == 1;
            read.append(digitHere && c == 'O' ? '0' : digitHere && c == 'I' ? '1' : c);
        }
        read.insert(3, ' ');
        return FORM.matcher(read).matches() ? Optional.of(new PostalCode(read.toString())) : Optional.empty();
    }

    /** The forward sortation area: the first three characters. */
    public String area() {
        return value.substring(0, 3);
    }

    /** Whether Canada Post gives codes like this to Ontario: K, L, M, N and P. */
    public boolean inOntario() {
        return "KLMNP".indexOf(value.charAt(0)) >= 0;
    }

    @Override
    public String toString() {
        return "PostalCode[…]";
    }
}
