package ca.dosebook.clinics;

import java.util.Optional;

/**
 * A stop as seen from where someone lives.
 *
 * @param kilometres straight-line distance
 * @param next the earliest free slot that fits what was asked; empty when there is none
 * @param places free places in all that fit
 * @param days dates with free places that fit
 */
public record NearbyStop(Site site, Stop stop, double kilometres, Optional<FreeSlot> next, int places, int days) {}
