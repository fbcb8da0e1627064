package ca.dosebook.access.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ten thousand most common passwords of four characters or more (from zxcvbn, MIT licence, in the file itself).
 * Hardly one of them is long enough to be taken, so what counts is what is made of them: the same twice, two of them
 * together, one with a year or an exclamation mark. That is some hundred million passwords, far beyond the three thousand
 * that ASVS 5.0 (6.2.4) asks for.
 */
final class CommonPasswords {

    private static final Set<String> WORDS = read();
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]{0,6}|[^\\p{L}]{0,6}$");
    private static final int SHORT_UNIT = 4;

    private CommonPasswords() {}

    /** @param password in small letters */
    static boolean isMadeOf(String password) {
        String core = EDGES.matcher(password).replaceAll("");
        return isMade(password) || (core.codePoints().anyMatch(Character::isLetter) && isMade(core));
    }

    private static boolean isMade(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.length() < SHORT_UNIT || WORDS.contains(text) || isRow(text)) {
            return true;
        }
        for (int unit = 1; unit <= text.length() / 2; unit++) {
            String first = text.substring(0, unit);
            boolean repeated = first.repeat(text.length() / unit + 1).startsWith(text);
            if (repeated && (unit <= SHORT_UNIT || WORDS.contains(first))) {
                return true;
            }
        }
        for (int cut = SHORT_UNIT; cut <= text.length() - SHORT_UNIT; cut++) {
            if (WORDS.contains(text.substring(0, cut)) && WORDS.contains(text.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    /** 123456789012, zyxwvutsrqpo. */
    private static boolean isRow(String text) {
        return IntStream.of(1, -1)
                .anyMatch(step -> IntStream.range(1, text.length())
                        .allMatch(i -> follows(text.charAt(i - 1), text.charAt(i), step)));
    }

    private static boolean follows(char before, char next, int step) {
        boolean digits = Character.isDigit(before) && Character.isDigit(next);
        return next - before == step || (digits && Math.floorMod(next - before - step, 10) == 0);
    }

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
