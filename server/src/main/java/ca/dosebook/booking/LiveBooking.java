package ca.dosebook.booking;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import java.util.Set;

/**
 * A booking with an appointment ahead, as counts need it.
 *
 * @param invited whether it was made with an invitation
 * @param sites of the appointments ahead
 */
public record LiveBooking(PersonKey person, HealthUnitId unit, boolean invited, Set<SiteId> sites) {

    public LiveBooking {
        sites = Set.copyOf(sites);
    }
}
