package ca.dosebook.clinics;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;

/**
 * An address where a site receives people. A building has exactly one; a mobile site has one for each place on its
 * route.
 *
 * @param place the building or place by name
 * @param postalCode six characters, unspaced
 */
public record Stop(
        StopId id, SiteId site, Bilingual place, String street, String town, String postalCode, GeoPoint point) {}
