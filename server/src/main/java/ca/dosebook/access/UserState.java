package ca.dosebook.access;

/** How things stand with an account. The names are stored. */
public enum UserState {
    /** Invited; has not chosen a password yet. */
    INVITED,
    ACTIVE,
    /** Stopped by an administrator. */
    DISABLED,
    /** Stopped because nobody had signed in with it for too long. */
    DEACTIVATED
}
