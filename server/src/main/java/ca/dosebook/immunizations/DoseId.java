package ca.dosebook.immunizations;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** Made before the dose is recorded: recording twice with the same id records once. */
public record DoseId(UUID value) {

    public static DoseId next() {
        return new DoseId(Uuids.next());
    }
}
