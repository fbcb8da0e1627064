package ca.dosebook.audit;

/** What came of an alert. The names are stored. */
public enum AlertOutcome {
    /** There was a good reason. */
    EXPLAINED,
    /** It is dealt with as a possible breach of privacy, outside this product. */
    REPORTED
}
