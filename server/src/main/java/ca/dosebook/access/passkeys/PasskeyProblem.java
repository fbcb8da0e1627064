package ca.dosebook.access.passkeys;

/** Why a passkey was not taken. The names stand in the audit log. */
public enum PasskeyProblem {
    /** None of this user's. */
    UNKNOWN,
    /** The question it answers was not put, was answered before, or was put more than five minutes ago. */
    TOO_LATE,
    /** Its counter did not go up: two devices hold the same key. */
    COPIED,
    /** It was used at another address than this site's. */
    WRONG_SITE,
    /** The device did not check, by PIN or finger or face, who uses it. */
    NOT_VERIFIED,
    /** It is on someone's list already. */
    KNOWN,
    /** It does not fit the question, or cannot be read. */
    WRONG
}
