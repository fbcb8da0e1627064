package ca.dosebook.inventory.lots;

import ca.dosebook.clinics.SiteId;

/**
 * What a site has of a lot.
 *
 * @param doses on hand, frozen ones too
 * @param onTheWay sent to it and not received yet
 */
public record Holding(SiteId site, int doses, int onTheWay) {}
