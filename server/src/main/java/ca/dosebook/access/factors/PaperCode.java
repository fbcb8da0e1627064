package ca.dosebook.access.factors;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A one-time code on paper: ten letters and digits that are not taken for one another, 50 random bits.
 *
 * @param value without the dash
 */
record PaperCode(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{10}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");

    static PaperCode random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new PaperCode(code.toString());
    }

    /** However it is typed: small letters, spaces, dashes. */
    static Optional<PaperCode> parse(String typed) {
        String code = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return FORM.matcher(code).matches() ? Optional.of(new PaperCode(code)) : Optional.empty();
    }

    /** {@code 7KQ2M-9XH4T}. */
    String printed() {
        return value.substring(0, 5) + '-' + value.substring(5);
    }

    @Override
    public String toString() {
        return "PaperCode[…]";
    }
}
