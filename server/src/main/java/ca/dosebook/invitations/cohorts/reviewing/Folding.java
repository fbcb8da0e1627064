package ca.dosebook.invitations.cohorts.reviewing;

import java.text.Normalizer;
import java.util.Locale;

/** Brings spellings that mean the same together: no accents, no case, letters and digits alone. */
public final class Folding {

    private Folding() {}

    /** {@code "Prénom (légal)"} becomes {@code "prenomlegal"}. */
    public static String folded(String text) {
        if (isPlain(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }
}
