package ca.dosebook.pages.typed;

import ca.dosebook.kernel.Language;
import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads a month as people type it: a number, a name, or the beginning of one in either language. */
final class MonthReader {

    private MonthReader() {}

    /** 1 to 12; empty for what begins no month, or two. */
    static OptionalInt month(String typed) {
        String text = fold(typed.strip());
        if (text.matches("0?[1-9]|1[0-2]")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        if (text.length() < 3) {
            return OptionalInt.empty();
        }
        for (Month month : Month.values()) {
            for (Language language : Language.values()) {
                String name = fold(month.getDisplayName(TextStyle.FULL_STANDALONE, language.locale()));
                if (name.startsWith(text)) {
                    // "jui" begins two French months: more letters are needed.
                    return text.equals("jui") ? OptionalInt.empty() : OptionalInt.of(month.getValue());
                }
            }
        }
        return OptionalInt.empty();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}|\\.", "")
                .toLowerCase(Locale.ROOT);
    }
}
