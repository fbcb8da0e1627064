package ca.dosebook.inventory.forecasting;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The doses of a product at a site, day by day, if everyone comes who booked and those that expire first are given first.
 * Recalled doses count for nothing; frozen ones count as if they were thawed in time.
 *
 * @param onHand doses that may be given today or later
 * @param onTheWay doses sent to the site and not received yet; not counted in the days
 * @param days those with appointments, in order
 */
public record Forecast(SiteId site, ProductCode product, int onHand, int onTheWay, List<Day> days) {

    public Forecast {
        days = List.copyOf(days);
    }

    /**
     * A day with appointments.
     *
     * @param there doses that can be given on it
     * @param expired doses whose last day was since the day before in this list, or since today
     * @param booked people who come on it, without those who had their dose already
     * @param missing how many of them there is no dose for
     */
    public record Day(LocalDate day, int there, int expired, int booked, int missing) {}

    /** The first day with more people than doses. */
    public Optional<Day> shortOn() {
        return days.stream().filter(day -> day.missing() > 0).findFirst();
    }
}
