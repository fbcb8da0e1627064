package ca.dosebook.access.sessions;

/** Why a session ended. The names are stored. */
public enum EndReason {
    SIGNED_OUT,
    /** Nothing was asked for too long. */
    IDLE,
    /** It had lasted as long as any may. */
    TOO_OLD,
    /** The user was disabled or deactivated. */
    USER_STOPPED,
    /** The user ended it from another browser. */
    ENDED_ELSEWHERE,
    PASSWORD_CHANGED,
    /** A new sign-in in the same browser took its place. */
    REPLACED
}
