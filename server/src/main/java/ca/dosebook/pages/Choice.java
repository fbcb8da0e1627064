package ca.dosebook.pages;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a question with radio buttons or check boxes.
 *
 * @param value what the form sends when it is chosen
 * @param label what the person reads
 * @param hint a second line in smaller words; null for none
 * @param reveals what is asked only of those who choose it; null for nothing
 */
public record Choice(
        String value,
        String label,
        @Nullable String hint,
        @Nullable Content reveals) {

    public static Choice of(String value, String label) {
        return new Choice(value, label, null, null);
    }

    public Choice hint(String text) {
        return new Choice(value, label, text, reveals);
    }

    /** This answer with more questions below it, hidden until it is chosen where the browser can. */
    public Choice reveals(Content questions) {
        return new Choice(value, label, hint, questions);
    }
}
