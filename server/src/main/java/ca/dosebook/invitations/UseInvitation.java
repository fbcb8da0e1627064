package ca.dosebook.invitations;

/**
 * Pieces of SQL with which a booking uses an invitation up in its own statement: an invitation is used exactly when the
 * booking it allowed exists. Parameters: {@code :invitation_id} (null where none is needed), {@code :health_unit_id},
 * {@code :person_key}, {@code :person_name_hash}, {@code :now}, {@code :booking_id}.
 */
public final class UseInvitation {

    private UseInvitation() {}

    /**
     * A common table expression that locks the invitation and has a row when it can be used now, by this person living
     * in this health unit: whoever checked a code for one person can't book another with it.
     */
    public static String usable(String name) {
        return """
                %s as (
                  select invitation_id from invitations.invitation
                   where invitation_id = cast(:invitation_id as uuid)
                     and health_unit_id = :health_unit_id
                     and (person_key = :person_key or name_hash = :person_name_hash)
                     and used_at is null and revoked_at is null and expires_at > :now
                     for update
                )""".formatted(name);
    }

    /** A common table expression that marks it used where {@code when} has a row. */
    public static String use(String name, String when) {
        return """
                %s as (
                  update invitations.invitation
                     set used_at = :now, used_for = :booking_id
                   where invitation_id = cast(:invitation_id as uuid) and exists (select from %s)
                  returning invitation_id
                )""".formatted(name, when);
    }
}
