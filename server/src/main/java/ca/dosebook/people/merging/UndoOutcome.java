package ca.dosebook.people.merging;

/** What came of taking a merge back. */
public sealed interface UndoOutcome {

    record Undone(Merge merge) implements UndoOutcome {}

    /** Someone was faster. */
    record UndoneBefore(Merge merge) implements UndoOutcome {}

    record Unknown() implements UndoOutcome {}
}
