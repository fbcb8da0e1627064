package ca.dosebook.inventory;

/** What speaks against a dose that was given all the same. The names may be stored. */
public enum Concern {
    /** By the count none of the lot was left; one more was counted. */
    NONE_LEFT,
    /** Its last day was over. */
    EXPIRED,
    RECALLED,
    /** The site never had any of the lot. */
    NOT_HERE
}
