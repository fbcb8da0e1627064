package ca.dosebook.inventory.keeping;

/** What can come of a change of the stock. Whatever is not {@link Done} changed nothing. */
public sealed interface KeepingOutcome {

    /** Now, or when the same was asked before. */
    record Done() implements KeepingOutcome {}

    /** @param left how many doses there are */
    record NotEnough(int left) implements KeepingOutcome {}

    /** The number changed since it was shown. @param now how many doses there are */
    record Changed(int now) implements KeepingOutcome {}

    /** Only what lies frozen can be thawed. */
    record NotFrozen() implements KeepingOutcome {}

    /** The entry is of another day, taken back already, or of a kind that is taken back elsewhere. */
    record NotCounterable() implements KeepingOutcome {}

    record Unknown() implements KeepingOutcome {}
}
