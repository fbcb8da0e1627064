package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.util.Optional;

/**
 * An Ontario health number: ten digits, the first not zero, the last a check digit by the Luhn (mod 10) algorithm, as
 * the Ministry of Health's health card validation manuals specify. The version code is not part of it.
 *
 * @param digits the ten digits, unspaced
 */
@Personal
public record HealthCardNumber(String digits) {

    public HealthCardNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a health number");
        }
    }

    /** Reads any usual spelling: spaces and dashes are dropped. Empty when it is not ten digits with a right check digit. */
    public static Optional<HealthCardNumber> parse(String typed) {
        String digits = compact(typed);
        return isValid(digits) ? Optional.of(new HealthCardNumber(digits)) : Optional.empty();
    }

    /** What was typed without spaces, dots and dashes; to tell "too short" from "wrong check digit". */
    public static String compact(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && "-‐‑–—.".indexOf(c) < 0)
                .forEach(digits::appendCodePoint);
        return digits.toString();
    }

    /** The last four digits, all that is shown of a number. */
    public String lastFour() {
        return digits.substring(6);
    }

    /** As it is shown: {@code •••• ••3 217}. */
    public String masked() {
        return spaced("••••••" + lastFour());
    }

    /** The whole number as printed on the card, {@code 1234 567 897}: to be shown only after an audited act. */
    public String unmasked() {
        return spaced(digits);
    }

    /** With no-break spaces, so that a line never ends within a number. */
    private static String spaced(String ten) {
        return ten.substring(0, 4) + "\u00a0" + ten.substring(4, 7) + "\u00a0" + ten.substring(7);
    }

    private static boolean isValid(String digits) {
        return digits.length() == 10
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && digits.charAt(0) != '0'
                && luhnSum(digits) % 10 == 0;
    }

    private static int luhnSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "HealthCardNumber[masked]";
    }
}
