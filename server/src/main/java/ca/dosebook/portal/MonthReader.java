package ca.dosebook.portal;

import ca.dosebook.kernel.Language;
import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Reads a month as people type it: a number, a name, or the beginning of one in either language. */
final class MonthReader {

    private MonthReader() {}

    static Optional<Integer> month(String typed) {
        String text = fold(typed.strip());
        if (text.matches("0?[1-9]|1[0-2]")) {
            return Optional.of(Integer.valueOf(text));
        }
        if (text.length() < 3) {
            return Optional.empty();
        }
        for (Month month : Month.values()) {
            for (Language language : Language.values()) {
                String name = fold(month.getDisplayName(TextStyle.FULL_STANDALONE, language.locale()));
                if (name.startsWith(text)) {
                    // "jui" begins two French months: more letters are needed.
                    return text.equals("jui") ? Optional.empty() : Optional.of(month.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}|\\.", "")
                .toLowerCase(Locale.ROOT);
    }
}
