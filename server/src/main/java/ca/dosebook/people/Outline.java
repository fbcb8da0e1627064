package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import org.jspecify.annotations.Nullable;

/**
 * As much of a person as a count needs; never shown.
 *
 * @param area the first three characters of the postal code; null where nothing is known
 */
@Personal
public record Outline(int birthYear, @Nullable String area) {

    @Override
    public String toString() {
        return "Outline[masked]";
    }
}
