package ca.dosebook.rollout;

import ca.dosebook.kernel.Bilingual;

/**
 * One of the 34 public health units of 2021, and how it takes bookings. Source: {@code reference/health_units.csv}.
 *
 * @param shortName as people say it: "Ottawa"
 * @param population residents in 2021
 * @param firstPilot one of the six units of the pilot of 1 March 2021
 * @param local how to reach the unit's own booking tool or call centre
 */
public record HealthUnit(
        HealthUnitId id,
        String shortName,
        Bilingual name,
        int population,
        boolean firstPilot,
        BookingTool bookingTool,
        CallCentre callCentre,
        LocalContact local) {

    /** Whether residents of this unit book in its own system instead of here. */
    public boolean booksLocally() {
        return bookingTool == BookingTool.LOCAL;
    }
}
