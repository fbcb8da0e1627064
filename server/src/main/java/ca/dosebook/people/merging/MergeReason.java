package ca.dosebook.people.merging;

/** Why two records are said to be the same person's. The names are stored. */
public enum MergeReason {
    /** The person came without a card before. */
    NO_CARD_BEFORE,
    NAME_CHANGED,
    /** A name, date, number or postal code was typed wrong. */
    TYPED_WRONG,
    OTHER,
    /**
     * Nobody said it: a record without a card was corrected, and its key would be another now. The link leads from that
     * other key, so that the person is found again.
     */
    CORRECTED;

    /** Whether a member of staff may choose it. */
    public boolean isChosen() {
        return this != CORRECTED;
    }
}
