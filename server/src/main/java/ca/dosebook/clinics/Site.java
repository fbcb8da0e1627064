package ca.dosebook.clinics;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.rollout.HealthUnitId;
import java.time.ZoneId;

/**
 * A place that vaccinates.
 *
 * @param zone the zone of every date and time of this site; Ontario has two, and places that never change their clocks
 * @param wheelchairAccess whether one can get in and around with no steps
 */
public record Site(
        SiteId id, HealthUnitId healthUnit, SiteKind kind, Bilingual name, ZoneId zone, boolean wheelchairAccess) {}
