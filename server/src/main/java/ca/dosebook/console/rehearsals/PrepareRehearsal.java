package ca.dosebook.console.rehearsals;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.rehearsals.Rehearsals;
import ca.dosebook.wording.Texts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A rehearsal on the installation itself, wanted by two: it takes processor time from residents. */
@Component
class PrepareRehearsal implements ApprovalKind {

    static final String NAME = "PREPARE_REHEARSAL";

    private final Rehearsals rehearsals;
    private final Audit audit;

    PrepareRehearsal(Rehearsals rehearsals, Audit audit) {
        this.rehearsals = rehearsals;
        this.audit = audit;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission askedWith() {
        return Permission.MANAGE_ROLLOUT;
    }

    @Override
    public Permission decidedWith() {
        return Permission.MANAGE_ROLLOUT;
    }

    @Override
    public String describe(Texts t, Map<String, String> parameters) {
        return t.of("rehearsals.request");
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        if (!rehearsals.want(request.askedBy().value(), second.user().value())) {
            return false;
        }
        audit.record(AuditEntry.of(second.actor(), Act.REHEARSAL_PREPARED));
        return true;
    }
}
