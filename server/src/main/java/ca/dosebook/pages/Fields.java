package ca.dosebook.pages;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The small decisions of the form components, for their templates. */
final class Fields {

    private static final Set<Integer> WIDTHS = Set.of(2, 3, 4, 5, 7, 10, 20);

    private Fields() {}

    /** The ids of a control's hint and error, as {@code aria-describedby} wants them; null if it has neither. */
    static @Nullable String describedBy(String id, boolean hint, boolean error) {
        if (!hint && !error) {
            return null;
        }
        return (hint ? id + "-hint" : "") + (hint && error ? " " : "") + (error ? id + "-error" : "");
    }

    /** The class of an input that is so many characters wide; 0 is the whole line. */
    static String widthClass(int characters) {
        if (characters == 0) {
            return "";
        }
        if (!WIDTHS.contains(characters)) {
            throw new IllegalArgumentException("the design system has no width of " + characters + " characters");
        }
        return " ontario-input--" + characters + "-char-width";
    }

    /** The first choice has the id of the question, so that a link to the question leads to it. */
    static String choiceId(String id, int index) {
        return index == 0 ? id : id + '-' + (index + 1);
    }

    static String alertKind(String kind) {
        return kind.equals("info") ? "informational" : kind;
    }
}
