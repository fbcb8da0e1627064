package ca.dosebook.access;

/** What a role may do. Each has an annotation of its own for the endpoints that need it. */
public enum Permission {
    /** Find one person by full identifiers. */
    FIND_PERSONS,
    /** See a found person's record, with a reason. */
    SEE_PERSONS,
    /** See a whole health number. */
    UNMASK_HEALTH_NUMBERS,
    /** Invite, change and disable users of the own organization, and of others where the organization reaches them. */
    ADMINISTER_USERS,
    /** Add and change organizations. */
    ADMINISTER_ORGANIZATIONS,
    /** See who looked at what, and review alerts. */
    READ_AUDIT,
    /** Ask for an export of the audit log. */
    EXPORT_AUDIT,
    /** Be the second person of acts that need two. */
    DECIDE_REQUESTS,
    /** Announce openings, pause, say who is eligible, set booking tool and call centre: of the own unit, or of any. */
    MANAGE_ROLLOUT,
    /** Upload cohorts, approve them, invite and revoke, for the own unit. */
    INVITE_PERSONS,
    /** Add and change sites and clinic days, publish, move and cancel days, within reach. */
    MANAGE_CLINICS,
    /** See the readiness board and the pilot board, of the own unit or of all. */
    READ_REPORTS,
    /** Receive people at a site on its clinic day: find them, confirm who they are, note that they came or did not. */
    CHECK_PEOPLE_IN,
    /** Screen, take consent, give doses and record what came of it, with reactions. */
    GIVE_DOSES,
    /** Record doses given elsewhere or earlier. */
    RECORD_PAST_DOSES,
    /** Follow up adverse events within reach. */
    FOLLOW_ADVERSE_EVENTS,
    /** Receive, send, thaw, waste and count the stock of sites within reach. */
    MANAGE_STOCK,
    /** Add lots, change their expiry and recall them, for the whole province. */
    CONTROL_LOTS,
    /** Say that two records are the same person's, and take it back; correct who a person is. */
    MERGE_PERSONS
}
