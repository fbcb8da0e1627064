package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.SlotId;
import java.time.Instant;

/**
 * A slot of a clinic day and its places now.
 *
 * @param closed whether it takes nobody new
 */
public record SlotCount(SlotId id, Instant startsAt, int capacity, int taken, boolean closed) {

    /** Places that can still be taken by somebody. */
    public int free() {
        return closed ? 0 : capacity - taken;
    }
}
