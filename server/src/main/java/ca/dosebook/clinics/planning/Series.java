package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.SeriesId;

/**
 * A repeating clinic: one thing to edit, from which clinic days come.
 *
 * @param name for the staff, as they would say it
 * @param version counts its changes, so that of two who change it at once the later one is told
 * @param ended whether it makes no more days
 */
public record Series(SiteId site, SeriesId id, String name, Pattern pattern, int version, boolean ended) {}
