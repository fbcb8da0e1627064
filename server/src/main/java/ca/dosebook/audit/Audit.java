package ca.dosebook.audit;

import ca.dosebook.kernel.Columns;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the audit log. What must not happen without an entry is done after {@link #record} returned, or in the same
 * transaction.
 */
@Component
public class Audit {

    private final EntryStore store;
    private final Cluster cluster;
    private final Clock clock;

    Audit(EntryStore store, Cluster cluster, Clock clock) {
        this.store = store;
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Writes an entry; it is on disk when this returns, or committed with the caller's transaction.
     *
     * @return its id, by which {@link AuditLog#find} reads it again
     */
    public UUID record(AuditEntry entry) {
        UUID id = Uuids.next();
        store.insert(parameters(List.of(entry), List.of(id)));
        return id;
    }

    /** Writes several entries, all or none. */
    public void record(List<AuditEntry> entries) {
        if (!entries.isEmpty()) {
            store.insert(parameters(entries));
        }
    }

    /** What a statement binds that has {@link AuditSql#recordAll} in it; names that begin with {@code audit_}. */
    public Map<String, Object> parameters(List<AuditEntry> entries) {
        return parameters(
                entries, Stream.generate(Uuids::next).limit(entries.size()).toList());
    }

    private Map<String, Object> parameters(List<AuditEntry> entries, List<UUID> ids) {
        Iterator<UUID> next = ids.iterator();
        Map<String, Object> all = new HashMap<>(Columns.of(entries)
                .uuids("audit_entry_ids", e -> next.next())
                .texts("audit_actor_kinds", e -> e.actor().kind().name())
                .uuids("audit_user_ids", e -> e.actor().user().orElse(null))
                .uuids("audit_organization_ids", e -> e.actor().organization().orElse(null))
                .texts("audit_origins", e -> e.actor().origin())
                .texts("audit_acts", e -> e.act().name())
                .texts("audit_act_kinds", e -> e.act().kind().name())
                .bytes(
                        "audit_person_keys",
                        e -> e.person().map(PersonKey::value).orElse(null))
                .uuids("audit_object_ids", e -> e.object().orElse(null))
                .texts("audit_reasons", e -> e.reason().map(Enum::name).orElse(null))
                .texts("audit_notes", AuditEntry::note)
                .parameters());
        all.put("audit_recorded_at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        all.put("audit_cluster", cluster.current());
        return all;
    }

    /**
     * What a statement binds that has {@link AuditSql#recordWhen} in it. Made once for an act, and used again when the
     * act is tried again.
     *
     * @return names that begin with {@code audit_}; a value may be null
     */
    public Map<String, @Nullable Object> parameters(AuditEntry entry) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("audit_entry_id", Uuids.next());
        all.put("audit_recorded_at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        all.put("audit_actor_kind", entry.actor().kind().name());
        all.put("audit_user_id", entry.actor().user().orElse(null));
        all.put("audit_organization_id", entry.actor().organization().orElse(null));
        all.put("audit_origin", entry.actor().origin());
        all.put("audit_act", entry.act().name());
        all.put("audit_act_kind", entry.act().kind().name());
        all.put("audit_person_key", entry.person().map(PersonKey::value).orElse(null));
        all.put("audit_object_id", entry.object().orElse(null));
        all.put("audit_reason", entry.reason().map(Enum::name).orElse(null));
        all.put("audit_note", entry.note());
        all.put("audit_cluster", cluster.current());
        return all;
    }
}
