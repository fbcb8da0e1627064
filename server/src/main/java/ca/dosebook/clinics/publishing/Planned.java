package ca.dosebook.clinics.publishing;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.Capacity;

/**
 * A clinic day with its surroundings.
 *
 * @param free places that can still be taken; all of them for a draft
 */
public record Planned(ClinicDay day, Site site, Stop stop, int free) {

    /** A day nobody could book yet. */
    public static Planned draft(ClinicDay day, Site site, Stop stop) {
        return new Planned(day, site, stop, Capacity.people(day, site.zone()));
    }

    boolean isAtSameHoursAs(Planned other) {
        return day.day().equals(other.day.day())
                && day.opens().isBefore(other.day.closes())
                && other.day.opens().isBefore(day.closes());
    }
}
