package ca.dosebook.secrets;

/** What a key is for. Each purpose has a key of its own, so that a value sealed for one can't be opened for another. */
public enum Purpose {
    /** The lookup hash of a health number, a code or a name; never rotated without re-indexing. */
    INDEX,
    /** Personal health information in the database. */
    RECORD,
    /** What a resident has typed so far, kept in their own browser. */
    DRAFT
}
