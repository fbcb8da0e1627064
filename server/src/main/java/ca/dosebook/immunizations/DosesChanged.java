package ca.dosebook.immunizations;

import ca.dosebook.kernel.PersonKey;
import java.util.Optional;

/**
 * A dose was recorded, corrected or struck out. Announced within the transaction that does it, so that whoever listens
 * shares its fate.
 *
 * @param visit that it ends; empty for a dose from elsewhere and for corrections
 */
public record DosesChanged(PersonKey person, DoseId dose, Optional<Visit> visit) {}
