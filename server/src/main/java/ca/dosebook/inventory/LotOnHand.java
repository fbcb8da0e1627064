package ca.dosebook.inventory;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Doses of a lot that lie at a site ready to be drawn; frozen ones are not ready.
 *
 * @param doses 1 or more
 * @param useBy the last day on which they may be given: when the lot expires, or sooner after thawing
 * @param thawedOn empty for what was never frozen
 */
public record LotOnHand(Lot lot, int doses, LocalDate useBy, Optional<LocalDate> thawedOn) {

    /** Whether they may be given on a day of the site's calendar; the last day is a day like any other. */
    public boolean usableOn(LocalDate day) {
        return !lot.recalled() && !useBy.isBefore(day);
    }
}
