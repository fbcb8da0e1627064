package ca.dosebook.access.ceilings;

/** What is counted. The names are stored. */
public enum CeilingKind {
    /** A search by full identifiers, whether it found somebody or not. */
    SEARCH,
    /** A person's record, opened after a search. */
    VIEW
}
