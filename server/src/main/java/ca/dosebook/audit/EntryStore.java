package ca.dosebook.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes entries. There is no update and no delete. */
@Repository
class EntryStore {

    private static final String INSERT = """
            insert into audit.entry
              (entry_id, recorded_at, actor_kind, user_id, organization_id, origin, act, act_kind, person_key, object_id,
               reason, note, cluster)
            select entry_id, :recorded_at, actor_kind, user_id, organization_id, origin, act, act_kind, person_key,
                   object_id, reason, note, :cluster
              from unnest(cast(:entry_ids as uuid[]), cast(:actor_kinds as text[]), cast(:user_ids as uuid[]),
                          cast(:organization_ids as uuid[]), cast(:origins as text[]), cast(:acts as text[]),
                          cast(:act_kinds as text[]), cast(:person_keys as bytea[]), cast(:object_ids as uuid[]),
                          cast(:reasons as text[]), cast(:notes as text[]))
                     as e (entry_id, actor_kind, user_id, organization_id, origin, act, act_kind, person_key, object_id,
                           reason, note)""";

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, however many they are. */
    void insert(List<AuditEntry> entries, List<UUID> ids, Instant now, long cluster) {
        jdbc.sql(INSERT)
                .param("recorded_at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("cluster", cluster)
                .param("entry_ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("actor_kinds", array(entries, e -> e.actor().kind().name()))
                .param("user_ids", array(entries, e -> text(e.actor().user().orElse(null))))
                .param(
                        "organization_ids",
                        array(entries, e -> text(e.actor().organization().orElse(null))))
                .param("origins", array(entries, e -> e.actor().origin()))
                .param("acts", array(entries, e -> e.act().name()))
                .param("act_kinds", array(entries, e -> e.act().kind().name()))
                .param(
                        "person_keys",
                        array(
                                entries,
                                e -> e.person()
                                        .map(key -> "\\x" + HexFormat.of().formatHex(key.value()))
                                        .orElse(null)))
                .param("object_ids", array(entries, e -> text(e.object().orElse(null))))
                .param("reasons", array(entries, e -> e.reason().map(Enum::name).orElse(null)))
                .param("notes", array(entries, AuditEntry::note))
                .update();
    }

    /** PostgreSQL's own number of this server; any role may ask for it. */
    long cluster() {
        return jdbc.sql("select system_identifier from pg_control_system()")
                .query(Long.class)
                .single();
    }

    private static @Nullable String[] array(List<AuditEntry> entries, Function<AuditEntry, @Nullable String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
