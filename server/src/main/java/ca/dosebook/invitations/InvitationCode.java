package ca.dosebook.invitations;

import ca.dosebook.kernel.Personal;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands in the letter of an invitation: eight characters that can't be taken for one another, the last a check
 * character. Written in two groups of four.
 *
 * @param characters the eight characters, upper case, unspaced
 */
@Personal
public record InvitationCode(String characters) {

    /** No vowels, so that no words come up; no 0, 1, 5, 8, B, I, L, O, S, U, V, which are misread. */
    private static final String ALPHABET = "234679CDFGHJKMNPQRTWXYZ";

    private static final int LENGTH = 8;

    public InvitationCode {
        if (characters.length() != LENGTH
                || !characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                || characters.charAt(LENGTH - 1) != checkCharacter(characters)) {
            throw new IllegalArgumentException("not an invitation code");
        }
    }

    /** The code that stands for these bytes: of their first eight, evenly spread over all codes there are. */
    static InvitationCode of(byte[] hash) {
        long rest = ByteBuffer.wrap(hash).getLong();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH - 1; i++) {
            code.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
            rest = Long.divideUnsigned(rest, ALPHABET.length());
        }
        return new InvitationCode(code.append(checkCharacter(code)).toString());
    }

    /** Reads any usual spelling: case, spaces and dashes do not matter. Empty when it can't be a code. */
    public static Optional<InvitationCode> parse(String typed) {
        String characters = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{Pd}.]", "");
        try {
            return Optional.of(new InvitationCode(characters));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As printed: {@code K7MP-2XRT}. */
    public String printed() {
        return characters.substring(0, 4) + "-" + characters.substring(4);
    }

    /** A weighted sum modulo the (prime) size of the alphabet: catches every single wrong and every swapped character. */
    private static char checkCharacter(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (i + 2) * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    @Override
    public String toString() {
        return "InvitationCode[masked]";
    }
}
