package ca.dosebook.access.passwords;

import ca.dosebook.access.StaffName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which passwords are taken: long ones that nobody tries first. No rule about kinds of characters. */
public final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PasswordRules() {}

    /** One form for what keyboards type in several: an é is the same on a Mac and on Windows. */
    static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    /** What is wrong with a password for this user; empty when it is taken. */
    public static Optional<PasswordProblem> problem(String typed, String email, StaffName name) {
        String password = normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(PasswordProblem.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(PasswordProblem.TOO_LONG);
        }
        String low = password.toLowerCase(Locale.ROOT);
        String bare = NO_LETTER_OR_DIGIT.matcher(low).replaceAll("");
        if (saysMuchOf(bare, email, name)) {
            return Optional.of(PasswordProblem.ABOUT_YOU);
        }
        return CommonPasswords.isMadeOf(low) || CommonPasswords.isMadeOf(bare)
                ? Optional.of(PasswordProblem.COMMON)
                : Optional.empty();
    }

    /** Whether what one can look up leaves fewer than eight characters to guess. */
    private static boolean saysMuchOf(String password, String email, StaffName name) {
        String left = password;
        for (String known : (Iterable<String>) Stream.of(
                        email,
                        email.replaceAll("@.*", ""),
                        name.full(),
                        name.family(),
                        name.given(),
                        "dosebook",
                        "vaccination",
                        "vaccine")
                .map(word -> NO_LETTER_OR_DIGIT
                        .matcher(word.toLowerCase(Locale.ROOT))
                        .replaceAll(""))
                .filter(word -> word.length() >= 3)::iterator) {
            left = left.replace(known, "");
        }
        return !left.equals(password) && left.codePointCount(0, left.length()) < 8;
    }
}
