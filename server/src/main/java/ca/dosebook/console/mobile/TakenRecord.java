package ca.dosebook.console.mobile;

import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A record of a device that was taken and that somebody should look at.
 *
 * @param device on which it was recorded
 * @param user who recorded it
 * @param looked whether the clinic lead has looked into it
 */
record TakenRecord(
        UUID id,
        Noted.Kind kind,
        PersonKey person,
        String device,
        UUID user,
        Set<TabletConcern> concerns,
        Instant recordedAt,
        boolean looked) {

    TakenRecord {
        concerns = Set.copyOf(concerns);
    }
}
