package ca.dosebook.immunizations;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A dose as the record stands now, corrections applied.
 *
 * @param id of the entry that counts now; a correction has an id of its own
 * @param ordinal derived: doses are counted in the order of the days on which they were given
 * @param lot of our stock; empty for a dose from elsewhere
 * @param lotNumber as on the vial, where known
 * @param givenOn in the calendar of the place
 * @param givenAt the moment, where known
 * @param place in words, for a dose from elsewhere
 * @param vaccinator the member of staff, for a dose of a clinic
 * @param enteredBy who recorded it, or corrected it last; empty for an import
 * @param corrected whether it was corrected since
 */
@Personal
public record Dose(
        DoseId id,
        DoseOrdinal ordinal,
        DoseSource source,
        ProductCode product,
        Optional<LotId> lot,
        Optional<String> lotNumber,
        LocalDate givenOn,
        Optional<Instant> givenAt,
        Optional<SiteId> site,
        Optional<String> place,
        Optional<BodySite> bodySite,
        Optional<Route> route,
        Optional<UUID> vaccinator,
        Optional<UUID> arrival,
        Optional<UUID> enteredBy,
        Instant enteredAt,
        boolean corrected) {

    @Override
    public String toString() {
        return "Dose[masked]";
    }
}
