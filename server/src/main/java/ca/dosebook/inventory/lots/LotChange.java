package ca.dosebook.inventory.lots;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What was done to a lot.
 *
 * @param expires the expiry since then
 * @param reason in words; empty where none was asked for
 * @param by the member of staff; empty for the product itself
 */
public record LotChange(Kind kind, LocalDate expires, String reason, Optional<UUID> by, Instant at) {

    /** The names are stored. */
    public enum Kind {
        ADDED,
        EXPIRY_CHANGED,
        RECALLED,
        RECALL_UNDONE
    }
}
