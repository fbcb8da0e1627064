package ca.dosebook.portal;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.PersonName;
import ca.dosebook.wording.Texts;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the reader about themselves ("you") or about the person they book for ("Rose"), the same on every page.
 *
 * @param name what to call the other person; null when the reader books for themselves
 */
@Personal
public record Voice(Texts t, @Nullable String name) {

    public static Voice of(Texts t, Draft draft) {
        String name = draft.bookingForOther() && draft.name() != null
                ? new PersonName(draft.name().given(), draft.name().family()).calledBy()
                : null;
        return new Voice(t, name);
    }

    /** The text {@code key.you}, or {@code key.other} with the name as {0} and "of the name" as {1}. */
    public String of(String key) {
        return name == null ? t.of(key + ".you") : t.of(key + ".other", name, ofName(t, name));
    }

    /** "Your first dose", "Rose’s first dose". */
    public String dose(int ordinal) {
        String inside = doseName(t, ordinal);
        return name == null
                ? t.of("portal.doseOf.you", inside)
                : t.of("portal.doseOf.other", ofName(t, name), startsWithDose(t) ? doseTitle(t, ordinal) : inside);
    }

    /** In English the name comes before the dose, in French after it. */
    private static boolean startsWithDose(Texts t) {
        return t.language() == Language.FR;
    }

    /** "Rose’s"; in French "de Rose", "d’Émile". */
    private static String ofName(Texts t, String name) {
        return switch (t.language()) {
            case EN -> name + "’s";
            case FR -> {
                String first = Normalizer.normalize(name, Normalizer.Form.NFD)
                        .substring(0, 1)
                        .toUpperCase(t.language().locale());
                yield ("AEIOUYH".contains(first) ? "d’" : "de ") + name;
            }
        };
    }

    /** "first dose", "second dose", "dose 3". */
    public static String doseName(Texts t, int ordinal) {
        String key = "portal.doseName." + ordinal;
        return t.has(key) ? t.of(key) : t.of("portal.doseName.more", ordinal);
    }

    /** The same at the head of a line: "First dose". */
    public static String doseTitle(Texts t, int ordinal) {
        String key = "portal.doseTitle." + ordinal;
        return t.has(key) ? t.of(key) : t.of("portal.doseTitle.more", ordinal);
    }

    @Override
    public String toString() {
        return "Voice[masked]";
    }
}
