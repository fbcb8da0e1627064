package ca.dosebook.clinics;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;

/**
 * An address where a site receives people. A building has exactly one in use; a mobile site has one for each place on its
 * route.
 *
 * @param place the building or place by name
 * @param postalCode six characters, unspaced
 * @param placeOnRoute order on the route, from 1
 * @param left whether the site comes here no more; its past days stay
 */
public record Stop(
        StopId id,
        SiteId site,
        Bilingual place,
        String street,
        String town,
        String postalCode,
        GeoPoint point,
        int placeOnRoute,
        boolean left) {

    /** The first stop of a site, or its only one. */
    public Stop(
            StopId id, SiteId site, Bilingual place, String street, String town, String postalCode, GeoPoint point) {
        this(id, site, place, street, town, postalCode, point, 1, false);
    }

    public Stop placed(int order) {
        return new Stop(id, site, place, street, town, postalCode, point, order, left);
    }
}
