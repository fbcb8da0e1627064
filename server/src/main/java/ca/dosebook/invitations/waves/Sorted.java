package ca.dosebook.invitations.waves;

/** Where a candidate falls under the rule of a wave. */
public enum Sorted {
    FITS,
    /** Has an invitation that was not revoked. */
    INVITED_ALREADY,
    OPTED_OUT,
    /** Of another list or group than the rule names. */
    NOT_MEANT,
    TOO_FAR,
    /** Without a postal code that we know, where the rule asks for a distance. */
    PLACE_UNKNOWN,
    /** No channel of the rule leads to them. */
    UNREACHABLE
}
