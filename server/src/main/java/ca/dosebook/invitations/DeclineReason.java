package ca.dosebook.invitations;

/** Why someone does not take an invitation. The names are stored. */
public enum DeclineReason {
    NOT_WANTED,
    /** They have an appointment, or were vaccinated, elsewhere. */
    ELSEWHERE,
    /** Told to a member of staff. */
    TOLD_STAFF
}
