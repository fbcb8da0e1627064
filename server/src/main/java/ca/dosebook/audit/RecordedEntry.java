package ca.dosebook.audit;

import java.time.Instant;
import java.util.UUID;

/** An entry as it stands in the log. */
public record RecordedEntry(UUID id, Instant at, AuditEntry entry) {

    /** From where the page after this entry goes on. */
    public Place place() {
        return new Place(at, id);
    }
}
