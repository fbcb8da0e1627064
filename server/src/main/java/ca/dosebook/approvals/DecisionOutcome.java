package ca.dosebook.approvals;

/** What came of approving, refusing or withdrawing a request. Whatever is not {@link Done} changed nothing. */
public sealed interface DecisionOutcome {

    /** @param request as it is now; if approved, the act has been carried out */
    record Done(ApprovalRequest request) implements DecisionOutcome {}

    /** No such request, or none that this person may decide. */
    record Unknown() implements DecisionOutcome {}

    /** Nobody is their own second person. */
    record OwnRequest() implements DecisionOutcome {}

    /** Somebody was faster, or it was withdrawn or ran out. */
    record AlreadyOver(ApprovalRequest request) implements DecisionOutcome {}

    /** Things have changed since it was asked, and it cannot be done any more. */
    record NoLongerPossible() implements DecisionOutcome {}
}
