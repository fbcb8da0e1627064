package ca.dosebook.rollout;

import ca.dosebook.kernel.GeoPoint;
import java.util.List;

/**
 * A forward sortation area: everyone whose postal code begins with the same three characters. Source:
 * {@code reference/postal_areas.csv}.
 *
 * @param fsa three characters: {@code K7L}
 * @param placeName the towns or the part of town, as Canada Post names it
 * @param centre where distances are measured from
 * @param units the health units the area lies in, the likeliest first; never empty
 * @param hotSpot one of the 114 areas with high rates of infection of April 2021
 */
public record PostalArea(String fsa, String placeName, GeoPoint centre, List<HealthUnitId> units, boolean hotSpot) {

    public PostalArea {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("an area lies in a health unit: " + fsa);
        }
    }

    /** Whether the area lies in several units, so that the person is asked which one is hers. */
    public boolean straddles() {
        return units.size() > 1;
    }
}
