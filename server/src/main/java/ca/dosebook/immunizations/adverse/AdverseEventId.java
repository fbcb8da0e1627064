package ca.dosebook.immunizations.adverse;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** Of a report of an adverse event. It tells nothing of the person. */
public record AdverseEventId(UUID value) {

    public static AdverseEventId next() {
        return new AdverseEventId(Uuids.next());
    }
}
