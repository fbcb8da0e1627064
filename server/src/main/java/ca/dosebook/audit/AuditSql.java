package ca.dosebook.audit;

/**
 * The pieces of SQL by which another module's own statement writes its audit entries: act and entry have one fate, in
 * one round trip.
 *
 * <p>The pasting statement binds what {@link Audit} gives as parameters.
 */
public final class AuditSql {

    private AuditSql() {}

    /**
     * A common table expression that writes one entry if another has a row; binds {@link Audit#parameters(AuditEntry)}.
     *
     * @param name of this one
     * @param when of one earlier in the same statement
     */
    public static String recordWhen(String name, String when) {
        return """
                %s as (
                  insert into audit.entry
                    (entry_id, recorded_at, actor_kind, user_id, organization_id, origin, act, act_kind, person_key,
                     object_id, reason, note, cluster)
                  select :audit_entry_id, :audit_recorded_at, :audit_actor_kind, cast(:audit_user_id as uuid),
                         cast(:audit_organization_id as uuid), :audit_origin, :audit_act, :audit_act_kind,
                         cast(:audit_person_key as bytea), cast(:audit_object_id as uuid), cast(:audit_reason as text),
                         :audit_note, :audit_cluster
                   where exists (select from %s)
                )""".formatted(name, when);
    }

    /** A common table expression that writes all the entries of {@link Audit#parameters(java.util.List)}. */
    public static String recordAll(String name) {
        return "%s as (%n%s%n)".formatted(name, INSERT);
    }

    /** Any number of entries, in one statement that is planned once. */
    static final String INSERT = """
            insert into audit.entry
              (entry_id, recorded_at, actor_kind, user_id, organization_id, origin, act, act_kind, person_key, object_id,
               reason, note, cluster)
            select entry_id, :audit_recorded_at, actor_kind, user_id, organization_id, origin, act, act_kind, person_key,
                   object_id, reason, note, :audit_cluster
              from unnest(cast(:audit_entry_ids as uuid[]), cast(:audit_actor_kinds as text[]),
                          cast(:audit_user_ids as uuid[]), cast(:audit_organization_ids as uuid[]),
                          cast(:audit_origins as text[]), cast(:audit_acts as text[]), cast(:audit_act_kinds as text[]),
                          cast(:audit_person_keys as bytea[]), cast(:audit_object_ids as uuid[]),
                          cast(:audit_reasons as text[]), cast(:audit_notes as text[]))
                     as e (entry_id, actor_kind, user_id, organization_id, origin, act, act_kind, person_key, object_id,
                           reason, note)""";
}
