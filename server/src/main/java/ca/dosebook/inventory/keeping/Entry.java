package ca.dosebook.inventory.keeping;

import ca.dosebook.inventory.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One change of a site's stock.
 *
 * @param doses more (above 0) or fewer (below 0) on hand
 * @param expected of a shipment: how many doses were announced
 * @param reason a name of {@link WasteReason} or {@link CountReason}, where the kind has reasons
 * @param words what was written to it
 * @param day in the site's calendar
 * @param by the member of staff; empty for the product itself
 * @param countered whether another entry takes it back
 */
public record Entry(
        UUID id,
        UUID batch,
        UUID act,
        Lot lot,
        EntryKind kind,
        int doses,
        Optional<Integer> expected,
        Optional<String> reason,
        Optional<String> words,
        LocalDate day,
        Optional<UUID> by,
        Instant at,
        boolean countered) {}
