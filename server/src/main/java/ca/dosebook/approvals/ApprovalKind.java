package ca.dosebook.approvals;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.wording.Texts;
import java.util.Map;

/** A sort of act that takes two people. Implemented as a bean by the module whose act it is. */
public interface ApprovalKind {

    /** Stored with each request: upper-case words joined by underscores, never to be renamed. */
    String name();

    /** What is needed to ask for it. */
    Permission askedWith();

    /** What is needed to agree to it, in the organization it is asked for or in the province. */
    Permission decidedWith();

    /** What will happen, in a sentence for both people. */
    String describe(Texts t, Map<String, String> parameters);

    /**
     * Does it, in the transaction of the approval. What it does says who did it: {@code second}, with the request's
     * {@code askedBy} beside it where that matters.
     *
     * @return false when it can no longer be done; then the request goes on waiting and nothing has happened
     */
    boolean carryOut(ApprovalRequest request, SignedIn second);
}
