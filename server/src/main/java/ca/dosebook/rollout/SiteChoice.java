package ca.dosebook.rollout;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * At which sites someone may book.
 *
 * @param units only sites of these
 * @param only these sites alone; empty when any of the units will do
 * @param without not these, whatever their unit
 */
public record SiteChoice(Set<HealthUnitId> units, Optional<Set<UUID>> only, Set<UUID> without) {

    public SiteChoice {
        units = Set.copyOf(units);
        only = only.map(Set::copyOf);
        without = Set.copyOf(without);
    }

    /** @param unit in which the site lies */
    public boolean allows(UUID site, HealthUnitId unit) {
        return units.contains(unit) && only.map(these -> these.contains(site)).orElse(true) && !without.contains(site);
    }
}
