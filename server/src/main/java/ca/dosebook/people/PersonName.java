package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A person's name as they write it, in any script; never "corrected", only put in Unicode normal form C with outer and
 * repeated spaces removed.
 *
 * @param given first name; may be empty for people with one name
 * @param family last name, 1 to 200 characters
 */
@Personal
public record PersonName(String given, String family) {

    /** The longest accepted part, in Unicode characters. */
    public static final int LONGEST = 200;

    public PersonName {
        given = tidy(given);
        family = tidy(family);
        if (family.isEmpty() || tooLong(given) || tooLong(family) || unprintable(given) || unprintable(family)) {
            throw new IllegalArgumentException("not a name");
        }
    }

    /** Normal form C, no outer spaces, inner spaces single. */
    public static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    public static boolean tooLong(String part) {
        return part.codePointCount(0, part.length()) > LONGEST;
    }

    /** Whether it holds characters that can't stand on paper: controls, unpaired surrogates, direction overrides. */
    public static boolean unprintable(String part) {
        return part.codePoints().anyMatch(PersonName::isUnprintable);
    }

    private static boolean isUnprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            // Joiners belong to Persian names, Indic names and emoji; the other format characters reorder or hide text.
            case Character.FORMAT -> c != 0x200C && c != 0x200D && !(c >= 0xE0020 && c <= 0xE007F);
            default -> false;
        };
    }

    public String full() {
        return given.isEmpty() ? family : given + " " + family;
    }

    /** What to call the person on a page: the given name, or the only one. */
    public String calledBy() {
        return given.isEmpty() ? family : given;
    }

    /** Whether two names, or parts of names, are spelt alike but for accents, case, spaces and punctuation. */
    public static boolean alike(String one, String other) {
        return letters(one).equals(letters(other));
    }

    /** Letters alone, without accents and case, so that "Zoë O’Neil-Roy" and "zoe oneil roy" are found alike. */
    String matchingForm() {
        return letters(family + given);
    }

    private static String letters(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
        return letters.isEmpty() ? text : letters;
    }

    @Override
    public String toString() {
        return "PersonName[masked]";
    }
}
