package ca.dosebook.inventory;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** The id of a lot. */
public record LotId(UUID value) {

    public static LotId next() {
        return new LotId(Uuids.next());
    }
}
