package ca.dosebook.immunizations.adverse;

import ca.dosebook.clinics.SiteId;
import java.util.Optional;
import java.util.Set;

/**
 * Which reports are asked for.
 *
 * @param sites within reach, where the dose was given or the report made; none finds nothing
 * @param followUp empty for all
 * @param seriousOnly whether those that are not serious are left out
 */
public record EventFilter(Set<SiteId> sites, Optional<FollowUp> followUp, boolean seriousOnly) {

    public EventFilter {
        sites = Set.copyOf(sites);
    }

    /** How reports are listed. Among equals the newest comes first. */
    public enum Order {
        REPORTED,
        SERIOUS,
        /** The latest onset first. */
        ONSET
    }
}
