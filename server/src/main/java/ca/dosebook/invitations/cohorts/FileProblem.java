package ca.dosebook.invitations.cohorts;

/** Why a file could not be read. The names are stored. */
public enum FileProblem {
    EMPTY,
    TOO_LARGE,
    TOO_MANY_LINES,
    /** Unpacked it would be larger than any list. */
    UNPACKS_TOO_LARGE,
    PASSWORD,
    /** A workbook of Excel 2003 or before. */
    OLD_WORKBOOK,
    /** Neither text nor a workbook. */
    NOT_A_LIST,
    /** Text or a workbook that ends in the midst or breaks its own rules. */
    DAMAGED,
    /** A needed column is missing; {@link Cohort#columns} says what was found. */
    COLUMNS_MISSING,
    /** Two columns say that they are the same. */
    COLUMN_TWICE,
    /** The node that read it stopped. */
    INTERRUPTED,
    /** Reading failed for a reason of ours. */
    FAILED
}
