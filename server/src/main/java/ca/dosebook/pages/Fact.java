package ca.dosebook.pages;

import ca.dosebook.kernel.Personal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a summary: what it is, what it says, and where to change it.
 *
 * @param value may have several lines, an address for instance
 * @param change the address of the page that changes it; null where it cannot be changed
 */
@Personal
public record Fact(String label, String value, @Nullable String change) {

    public static Fact of(String label, String value) {
        return new Fact(label, value, null);
    }

    /** This line with a link “Change”. */
    public Fact changedAt(String address) {
        return new Fact(label, value, address);
    }

    @Override
    public String toString() {
        return "Fact[" + label + ": …]";
    }
}
