package ca.dosebook.booking;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * What a person needs, besides the birth date, to find their booking again: twelve digits, since digits can be read over
 * a phone and typed on one in any language. The last is a check digit by Damm's algorithm, which catches every single
 * wrong digit and every swap of neighbours. The first is never 0.
 *
 * @param digits the twelve digits, unspaced
 */
public record BookingReference(String digits) {

    private static final int LENGTH = 12;

    /** H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): the quasigroup of order 10. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
    };

    public BookingReference {
        if (!digits.matches("[1-9][0-9]{11}") || interim(digits) != 0) {
            throw new IllegalArgumentException("not a booking reference");
        }
    }

    public static BookingReference random(SecureRandom random) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        random.ints(LENGTH - 2, 0, 10).forEach(digits::append);
        return new BookingReference(digits.append(interim(digits)).toString());
    }

    /** Reads any usual spelling: spaces and dashes do not matter. Empty when it can't be a reference. */
    public static Optional<BookingReference> parse(String typed) {
        String digits = typed.replaceAll("[\\s\\p{Z}\\p{Pd}.]", "");
        try {
            return Optional.of(new BookingReference(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** In three groups of four, as shown and read out: {@code 4829 1306 5712}. */
    public String spaced() {
        return digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
    }

    private static int interim(CharSequence digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = DAMM[interim][digits.charAt(i) - '0'];
        }
        return interim;
    }
}
