package ca.dosebook.inventory.keeping;

/** What can come of sending, receiving and calling back. Whatever is not {@link Done} changed nothing. */
public sealed interface TransferOutcome {

    record Done() implements TransferOutcome {}

    /** @param left how many doses there are */
    record NotEnough(int left) implements TransferOutcome {}

    /** It was received or called back already. */
    record OverAlready() implements TransferOutcome {}

    record Unknown() implements TransferOutcome {}
}
