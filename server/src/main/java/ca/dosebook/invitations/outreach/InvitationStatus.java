package ca.dosebook.invitations.outreach;

/** How far an invitation is. Of several that are true the first counts; misuse is counted beside it. */
public enum InvitationStatus {
    BOOKED,
    REVOKED,
    DECLINED,
    EXPIRED,
    /** Someone came by the link, or was reached by telephone. */
    OPENED,
    /** The mail could not be delivered, or the number was wrong. */
    BOUNCED,
    SENT,
    /** The mail waits in the outbox. */
    QUEUED,
    /** Nobody was told yet. */
    WAITING
}
