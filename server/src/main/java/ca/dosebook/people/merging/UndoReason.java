package ca.dosebook.people.merging;

/** Why a merge is taken back. The names are stored. */
public enum UndoReason {
    /** They are two persons after all. */
    OTHER_PERSON,
    /** Done without meaning to. */
    BY_MISTAKE,
    OTHER
}
