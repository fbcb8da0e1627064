package ca.dosebook.invitations.outreach;

/** What came of calling someone. The names are stored. */
public enum CallOutcome {
    REACHED,
    NO_ANSWER,
    WRONG_NUMBER,
    DECLINED
}
