package ca.dosebook.audit;

/**
 * The piece of SQL by which another module's own statement writes its audit entry: act and entry have one fate, in one
 * round trip.
 *
 * <p>The pasting statement binds {@link Audit#parameters}.
 */
public final class AuditSql {

    private AuditSql() {}

    /**
     * A common table expression that writes one entry if another has a row.
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
}
