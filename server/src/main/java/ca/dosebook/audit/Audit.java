package ca.dosebook.audit;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes the audit log. What must not happen without an entry is done after {@link #record} returned, or in the same
 * transaction.
 */
@Component
public class Audit {

    private final EntryStore store;

    Audit(EntryStore store) {
        this.store = store;
    }

    /** Writes an entry; it is on disk when this returns, or committed with the caller's transaction. */
    public void record(AuditEntry entry) {
        record(List.of(entry));
    }

    /** Writes several entries, all or none. */
    public void record(List<AuditEntry> entries) {
        store.insert(entries);
    }
}
