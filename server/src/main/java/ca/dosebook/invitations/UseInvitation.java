package ca.dosebook.invitations;

/**
 * Pieces of SQL with which bookings use invitations up in their own statement: an invitation is used exactly when the
 * booking it allowed exists.
 */
public final class UseInvitation {

    private UseInvitation() {}

    /**
     * A common table expression with the {@code place} of each row of {@code from} (place, invitation_id, health_unit_id,
     * person_key, name_hash) whose invitation can be used now, by this person living in this health unit: whoever checked a
     * code for one person can't book another with it. It locks the invitations, in the order of their ids. Needs
     * {@code :now}.
     */
    public static String usable(String name, String from) {
        return """
                %s as materialized (
                  select given.place
                    from (select place, invitation_id, health_unit_id, person_key, name_hash
                            from %s
                           where invitation_id is not null
                           order by invitation_id, place) as given
                   cross join lateral (
                     select invitation_id from invitations.invitation
                      where invitation_id = given.invitation_id
                        and health_unit_id = given.health_unit_id
                        and (person_key = given.person_key or name_hash = given.name_hash)
                        and used_at is null and revoked_at is null and expires_at > :now
                        for update
                   ) as i
                )""".formatted(name, from);
    }

    /** A common table expression that marks those of {@code from} (invitation_id, booking_id) used. Needs {@code :now}. */
    public static String use(String name, String from) {
        return """
                %s as (
                  update invitations.invitation as i
                     set used_at = :now, used_for = given.booking_id
                    from %s as given
                   where i.invitation_id = given.invitation_id and i.used_at is null
                  returning i.invitation_id
                )""".formatted(name, from);
    }
}
