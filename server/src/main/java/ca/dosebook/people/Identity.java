package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who someone says they are.
 *
 * @param postalCode where they live, as printed on an envelope; the first three characters where no more is known; empty
 *     where nothing is
 */
@Personal
public record Identity(PersonName name, LocalDate birthDate, IdentityDocument document, String postalCode) {

    /** For someone whose postal code is not known, or stands in for the document. */
    public Identity(PersonName name, LocalDate birthDate, IdentityDocument document) {
        this(name, birthDate, document, document instanceof IdentityDocument.NoCard none ? none.postalCode() : "");
    }

    /** The first three characters of the postal code; null where nothing is known. */
    public @Nullable String area() {
        String packed = postalCode.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return packed.length() < 3 ? null : packed.substring(0, 3);
    }

    @Override
    public String toString() {
        return "Identity[masked]";
    }
}
