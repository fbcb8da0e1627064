package ca.dosebook.immunizations;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Personal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A dose that a vaccinator has just given, or gave where there was no network.
 *
 * @param id made when the form was: sent twice, it is recorded once
 * @param at when it was given
 * @param despite concerns that the vaccinator has weighed
 * @param offline given already, out of reach of the record: then nothing that speaks against it stops the record of it
 * @param note for colleagues, at most 500 characters; empty for none
 */
@Personal
public record GiveDose(
        DoseId id,
        SiteId site,
        UUID arrival,
        LotId lot,
        BodySite bodySite,
        Route route,
        Instant at,
        Set<Concern> despite,
        boolean offline,
        Optional<String> note) {

    public GiveDose {
        despite = Set.copyOf(despite);
    }

    @Override
    public String toString() {
        return "GiveDose[masked]";
    }
}
