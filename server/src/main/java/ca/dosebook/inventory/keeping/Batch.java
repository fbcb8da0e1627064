package ca.dosebook.inventory.keeping;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.Lot;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The doses of a lot at a site in one condition.
 *
 * @param thawedOn empty for frozen ones, and for what was never frozen
 * @param doses on hand, 0 or more
 * @param useBy the last day on which they may be given, as far as is known now
 */
public record Batch(
        UUID id, SiteId site, Lot lot, boolean frozen, Optional<LocalDate> thawedOn, int doses, LocalDate useBy) {

    /** Whether a day of the site's calendar is past their last. */
    public boolean expiredOn(LocalDate day) {
        return useBy.isBefore(day);
    }
}
