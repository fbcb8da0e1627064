package ca.dosebook.invitations.cohorts;

/** How dates like 03/04/1938 are meant in a list. The names are stored. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** Nothing in the list tells. Dates that could be either wait for the coordinator. */
    UNKNOWN
}
