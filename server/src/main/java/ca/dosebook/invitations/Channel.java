package ca.dosebook.invitations;

/** How someone is told of their invitation, the quickest first. The names are stored. */
public enum Channel {
    EMAIL,
    LETTER,
    CALL
}
