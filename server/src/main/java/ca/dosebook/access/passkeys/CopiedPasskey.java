package ca.dosebook.access.passkeys;

/** The counter of a passkey did not go up since it was last used. */
final class CopiedPasskey extends RuntimeException {

    private static final long serialVersionUID = 1;
}
