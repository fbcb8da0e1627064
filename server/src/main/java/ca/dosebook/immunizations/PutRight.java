package ca.dosebook.immunizations;

import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something wrong in a record of doses that was put right.
 *
 * @param entry the one that says so; notes are about it
 * @param struck whether the dose is said never to have happened
 * @param product as it stood before
 * @param before the day as it stood before
 * @param now the day as it stands since; empty when it did not change
 */
@Personal
public record PutRight(
        DoseId entry,
        boolean struck,
        Correction.Reason reason,
        ProductCode product,
        LocalDate before,
        Optional<LocalDate> now,
        Optional<UUID> by,
        Instant at) {

    static PutRight of(DoseEntry entry, DoseEntry corrected) {
        return new PutRight(
                entry.id(),
                entry.struck(),
                entry.correction().orElseThrow(),
                corrected.product(),
                corrected.givenOn(),
                Optional.of(entry.givenOn()).filter(day -> !day.equals(corrected.givenOn())),
                entry.enteredBy(),
                entry.enteredAt());
    }

    @Override
    public String toString() {
        return "PutRight[masked]";
    }
}
