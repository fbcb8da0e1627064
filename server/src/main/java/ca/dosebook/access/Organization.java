package ca.dosebook.access;

import ca.dosebook.kernel.Bilingual;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * An authorized organization: whom staff act for.
 *
 * @param healthUnit the Ministry's number of the health unit it is, or lies in; empty for the province and a contact centre
 * @param sites the sites a hospital runs; empty for the others, whose reach follows from their kind
 */
public record Organization(
        OrganizationId id, OrganizationKind kind, Bilingual name, OptionalInt healthUnit, Set<UUID> sites) {

    public Organization {
        sites = Set.copyOf(sites);
    }

    /** Whether its staff may act at a site of this health unit. */
    public boolean reaches(int unit, UUID site) {
        return switch (kind) {
            case PROVINCE, CONTACT_CENTRE -> true;
            case HEALTH_UNIT -> healthUnit.isPresent() && healthUnit.getAsInt() == unit;
            case HOSPITAL -> sites.contains(site);
        };
    }

    /** Whether its staff reach every site and every person of the province. */
    public boolean reachesEverywhere() {
        return kind == OrganizationKind.PROVINCE || kind == OrganizationKind.CONTACT_CENTRE;
    }
}
