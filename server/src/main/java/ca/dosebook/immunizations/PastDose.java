package ca.dosebook.immunizations;

import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A dose given elsewhere or long ago.
 *
 * @param source anything but {@link DoseSource#CLINIC}
 * @param place in words, at most 100 characters
 */
@Personal
public record PastDose(
        DoseId id,
        DoseSource source,
        ProductCode product,
        Optional<String> lotNumber,
        LocalDate givenOn,
        Optional<String> place,
        Optional<String> note) {

    public PastDose {
        if (source == DoseSource.CLINIC) {
            throw new IllegalArgumentException("a clinic's dose needs an arrival and a lot");
        }
    }

    @Override
    public String toString() {
        return "PastDose[masked]";
    }
}
