package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What staff changed of who a person is.
 *
 * @param revision from 1, without gaps
 * @param by the member of staff
 * @param deceasedBefore the date of death as recorded before
 */
@Personal
public record PersonChange(
        int revision,
        Instant at,
        Optional<UUID> by,
        Correction.Reason reason,
        Identity before,
        Identity after,
        Optional<LocalDate> deceasedBefore,
        Optional<LocalDate> deceasedAfter) {

    @Override
    public String toString() {
        return "PersonChange[masked]";
    }
}
