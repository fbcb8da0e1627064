package ca.dosebook.audit;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the entries. There is no update and no delete. */
@Repository
class EntryStore {

    private static final String INSERT = """
            insert into audit.entry
              (entry_id, recorded_at, actor_kind, user_id, organization_id, origin, act, act_kind, person_key, object_id,
               reason, note, cluster)
            values
              (:entry_id, :recorded_at, :actor_kind, :user_id, :organization_id, :origin, :act, :act_kind, :person_key,
               :object_id, :reason, :note, :cluster)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    EntryStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(List<AuditEntry> entries) {
        for (AuditEntry entry : entries) {
            jdbc.sql(INSERT)
                    .param("entry_id", Uuids.next())
                    .param("recorded_at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .param("actor_kind", entry.actor().kind().name())
                    .param("user_id", entry.actor().user().orElse(null))
                    .param("organization_id", entry.actor().organization().orElse(null))
                    .param("origin", entry.actor().origin())
                    .param("act", entry.act().name())
                    .param("act_kind", entry.act().kind().name())
                    .param("person_key", entry.person().map(PersonKey::value).orElse(null))
                    .param("object_id", entry.object().orElse(null))
                    .param("reason", entry.reason().map(Enum::name).orElse(null))
                    .param("note", entry.note())
                    .param("cluster", 0L)
                    .update();
        }
    }
}
