package ca.dosebook.console.vaccinating;

import ca.dosebook.immunizations.BodySite;
import ca.dosebook.inventory.LotId;
import java.util.Optional;

/**
 * What is chosen before each dose of a vaccinator on a clinic day.
 *
 * @param lot the one in hand; empty until one was chosen
 */
record Station(Optional<LotId> lot, BodySite bodySite) {

    static final Station NEW = new Station(Optional.empty(), BodySite.LEFT_DELTOID);
}
