package ca.dosebook.people.merging;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** The id of a merge. */
public record LinkId(UUID value) {

    public static LinkId next() {
        return new LinkId(Uuids.next());
    }
}
