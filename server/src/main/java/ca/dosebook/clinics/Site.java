package ca.dosebook.clinics;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.rollout.HealthUnitId;
import java.time.ZoneId;

/**
 * A place that vaccinates.
 *
 * @param zone the zone of every date and time of this site; Ontario has two, and places that never change their clocks
 * @param wheelchairAccess whether one can get in and around with no steps
 * @param lanes how many people can be vaccinated side by side, 1 to 200
 * @param directions how to get in, for residents; may be empty
 * @param closed whether it gets no new clinic days
 */
public record Site(
        SiteId id,
        HealthUnitId healthUnit,
        SiteKind kind,
        Bilingual name,
        ZoneId zone,
        boolean wheelchairAccess,
        int lanes,
        Bilingual directions,
        boolean closed) {

    /** An open site with one lane that needs no directions. */
    public Site(
            SiteId id, HealthUnitId healthUnit, SiteKind kind, Bilingual name, ZoneId zone, boolean wheelchairAccess) {
        this(id, healthUnit, kind, name, zone, wheelchairAccess, 1, new Bilingual("", ""), false);
    }
}
