package ca.dosebook.inventory.keeping;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Doses on their way from one site to another, or that were.
 *
 * @param batch the sender's
 * @param doses as many as were sent
 * @param useBy the last day on which they may be given
 * @param received how many there were; empty as long as they have not arrived
 */
public record Transfer(
        UUID id,
        SiteId from,
        SiteId to,
        UUID batch,
        Lot lot,
        Condition condition,
        int doses,
        State state,
        Instant sentAt,
        OptionalInt received) {

    /** How far it is. The names are stored. */
    public enum State {
        ON_THE_WAY,
        RECEIVED,
        CALLED_BACK
    }

    /** @param keepsUntil what thawing leaves of the time */
    public record Condition(boolean frozen, Optional<LocalDate> thawedOn, Optional<LocalDate> keepsUntil) {}

    public LocalDate useBy() {
        return condition.keepsUntil().filter(day -> day.isBefore(lot.expires())).orElse(lot.expires());
    }
}
