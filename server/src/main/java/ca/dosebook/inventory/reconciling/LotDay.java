package ca.dosebook.inventory.reconciling;

import ca.dosebook.inventory.Lot;

/**
 * What the entries of a site say of a lot on a day; entries that were taken back do not count.
 *
 * @param drawn doses that left because somebody was given them, 0 or more
 * @param wasted doses, 0 or more
 * @param left doses at the site now, frozen ones too, 0 or more
 */
public record LotDay(Lot lot, int drawn, int wasted, int left) {}
