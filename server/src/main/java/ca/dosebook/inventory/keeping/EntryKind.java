package ca.dosebook.inventory.keeping;

/** Why the number of doses changed. The names are stored. */
public enum EntryKind {
    /** Came with a shipment from outside. */
    RECEIVED,
    /** Left for another site. */
    SENT,
    /** Came from another site, as many as were sent; a difference is an entry of its own. */
    ARRIVED,
    /** Sent, and called back before it arrived. */
    RETURNED,
    /** Went from frozen to thawed: one entry that takes, one that adds. */
    THAWED,
    /** Given to somebody. */
    DOSE,
    /** More doses came out of vials than their label says. */
    EXTRA,
    WASTED,
    /** What was counted differs from what was entered; 0 where it does not. */
    COUNTED,
    /** Takes back another entry. */
    COUNTERED
}
