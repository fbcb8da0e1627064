package ca.dosebook.immunizations;

import ca.dosebook.kernel.Personal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is put right about a dose. What is empty stays as it is.
 *
 * @param id of the new entry
 * @param of the entry that counts now
 */
@Personal
public record Correction(
        DoseId id,
        DoseId of,
        Reason reason,
        Optional<LocalDate> givenOn,
        Optional<BodySite> bodySite,
        Optional<String> lotNumber,
        Optional<String> note) {

    /** Why. The names are stored. */
    public enum Reason {
        TYPED_WRONG,
        /** It was another person's: recorded here by mistake. */
        OTHER_PERSON,
        /** Recorded twice. */
        DUPLICATE,
        NEVER_GIVEN
    }

    @Override
    public String toString() {
        return "Correction[masked]";
    }
}
