package ca.dosebook.people.merging;

import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That two records were said to be the same person's.
 *
 * @param from the record that points to the other
 * @param into the record to go on with, as of then
 * @param by the member of staff; empty for what came about by itself
 */
public record Merge(
        LinkId id,
        PersonKey from,
        PersonKey into,
        MergeReason reason,
        Instant at,
        Optional<UUID> by,
        Optional<UUID> organization,
        Optional<Undone> undone) {

    /** That it was taken back. */
    public record Undone(Instant at, Optional<UUID> by, UndoReason reason) {}

    public boolean stands() {
        return undone.isEmpty();
    }
}
