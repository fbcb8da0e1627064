package ca.dosebook.audit;

/** What was done. The names are stored: an act may be added, never renamed. */
public enum Act {
    /** A person was shown as the result of a search by full identifiers. */
    PERSON_FOUND(Kind.SEARCH),
    /** A search by full identifiers found nobody; the entry carries the key that was looked for. */
    PERSON_NOT_FOUND(Kind.SEARCH),
    PERSON_SEEN(Kind.VIEW),
    BOOKING_SEEN(Kind.VIEW),
    HEALTH_NUMBER_UNMASKED(Kind.VIEW),
    CONTACT_SEEN(Kind.VIEW),
    /** A person's record was asked for and not shown. */
    VIEW_REFUSED(Kind.REFUSAL),
    /** A page or an act was asked for without the right to it. */
    ACCESS_REFUSED(Kind.REFUSAL),
    /** More was asked for than the role's ceiling allows. */
    CEILING_REACHED(Kind.REFUSAL),

    BOOKING_MADE(Kind.CHANGE),
    BOOKING_MOVED(Kind.CHANGE),
    BOOKING_CANCELLED(Kind.CHANGE),
    CONTACT_CHANGED(Kind.CHANGE),

    AUDIT_READ(Kind.VIEW),
    EXPORTED(Kind.EXPORT),
    ALERT_REVIEWED(Kind.ADMINISTRATION),

    SIGNED_IN(Kind.SIGN_IN),
    SIGN_IN_FAILED(Kind.SIGN_IN),
    SIGN_IN_SLOWED(Kind.SIGN_IN),
    SECOND_FACTOR_FAILED(Kind.SIGN_IN),
    SIGNED_OUT(Kind.SIGN_IN),
    SESSION_ENDED(Kind.SIGN_IN),
    /** A session's cookie came from another block of addresses than it was made in. */
    SESSION_REFUSED(Kind.SIGN_IN),
    ORGANIZATION_CHOSEN(Kind.SIGN_IN),

    ACTIVATED(Kind.ADMINISTRATION),
    PASSWORD_CHANGED(Kind.ADMINISTRATION),
    FACTOR_ADDED(Kind.ADMINISTRATION),
    FACTOR_REMOVED(Kind.ADMINISTRATION),
    PAPER_CODES_MADE(Kind.ADMINISTRATION),
    PAPER_CODE_USED(Kind.SIGN_IN),
    USER_INVITED(Kind.ADMINISTRATION),
    ACTIVATION_LINK_MADE(Kind.ADMINISTRATION),
    USER_CHANGED(Kind.ADMINISTRATION),
    USER_DISABLED(Kind.ADMINISTRATION),
    USER_ENABLED(Kind.ADMINISTRATION),
    /** A user was found to be someone at an identity provider, who can sign in as the user from then on. */
    IDENTITY_BOUND(Kind.ADMINISTRATION),
    /** Nobody had signed in with it for too long. */
    USER_DEACTIVATED(Kind.ADMINISTRATION),
    ROLE_GIVEN(Kind.ADMINISTRATION),
    ROLE_TAKEN(Kind.ADMINISTRATION),
    ORGANIZATION_ADDED(Kind.ADMINISTRATION),
    ORGANIZATION_CHANGED(Kind.ADMINISTRATION),

    REQUEST_MADE(Kind.ADMINISTRATION),
    REQUEST_APPROVED(Kind.ADMINISTRATION),
    REQUEST_REFUSED(Kind.ADMINISTRATION),
    REQUEST_WITHDRAWN(Kind.ADMINISTRATION),
    REQUEST_EXPIRED(Kind.ADMINISTRATION),

    COHORT_UPLOADED(Kind.ADMINISTRATION),
    COHORT_APPROVED(Kind.ADMINISTRATION),
    COHORT_REOPENED(Kind.ADMINISTRATION),
    COHORT_DISCARDED(Kind.ADMINISTRATION),
    CANDIDATE_SEEN(Kind.VIEW),
    WAVE_MADE(Kind.ADMINISTRATION),
    INVITED(Kind.CHANGE),
    INVITATION_SEEN(Kind.VIEW),
    INVITATION_REVOKED(Kind.CHANGE),
    INVITATION_DECLINED(Kind.CHANGE),
    INVITATION_MISUSED(Kind.REFUSAL),
    LETTERS_PRINTED(Kind.EXPORT),
    CALL_LIST_SEEN(Kind.EXPORT),
    OPENING_ANNOUNCED(Kind.ADMINISTRATION),
    OPENING_WITHDRAWN(Kind.ADMINISTRATION),
    BOOKING_PAUSED(Kind.ADMINISTRATION),
    BOOKING_RESUMED(Kind.ADMINISTRATION),
    BOOKING_MODE_CHANGED(Kind.ADMINISTRATION),
    ELIGIBILITY_CHANGED(Kind.ADMINISTRATION),
    SITE_ADDED(Kind.ADMINISTRATION),
    SITE_CHANGED(Kind.ADMINISTRATION),
    SERIES_CHANGED(Kind.ADMINISTRATION),
    CLINIC_DAYS_CHANGED(Kind.ADMINISTRATION),
    CLINIC_DAYS_PUBLISHED(Kind.ADMINISTRATION),
    CLINIC_DAY_MOVED(Kind.ADMINISTRATION),
    CLINIC_DAY_CANCELLED(Kind.ADMINISTRATION),
    FEEDBACK_READ(Kind.VIEW),
    CALLS_COUNTED(Kind.ADMINISTRATION),
    ESTIMATE_ENTERED(Kind.ADMINISTRATION),
    REHEARSAL_PREPARED(Kind.ADMINISTRATION),
    REHEARSAL_KEY_SHOWN(Kind.ADMINISTRATION),
    REHEARSAL_ENDED(Kind.ADMINISTRATION),
    WAITING_ROOM_CHANGED(Kind.ADMINISTRATION),

    KEYS_ROTATED(Kind.ADMINISTRATION);

    private final Kind kind;

    Act(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The sort of act, for filters and ceilings. */
    public enum Kind {
        SEARCH,
        VIEW,
        REFUSAL,
        CHANGE,
        EXPORT,
        SIGN_IN,
        ADMINISTRATION
    }
}
