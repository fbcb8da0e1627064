package ca.dosebook.console.cohorts;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.invitations.cohorts.CohortOutcome;
import ca.dosebook.invitations.cohorts.Cohorts;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.wording.Texts;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Approving a list of many people: a second coordinator of the unit, or a provincial operator, agrees. */
@Component
class ApproveCohort implements ApprovalKind {

    static final String NAME = "APPROVE_COHORT";

    private final Cohorts cohorts;

    ApproveCohort(Cohorts cohorts) {
        this.cohorts = cohorts;
    }

    static Map<String, String> parameters(Cohort cohort, int ready) {
        return Map.of(
                "cohort",
                cohort.id().value().toString(),
                "unit",
                cohort.unit().toString(),
                "ready",
                Integer.toString(ready));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission askedWith() {
        return Permission.INVITE_PERSONS;
    }

    @Override
    public Permission decidedWith() {
        return Permission.MANAGE_ROLLOUT;
    }

    @Override
    public String describe(Texts t, Map<String, String> parameters) {
        String name =
                cohorts.find(unit(parameters), id(parameters)).map(Cohort::name).orElse("–");
        return t.of("cohorts.agreement.what", name, ready(parameters));
    }

    /** Nothing happens where the list has changed since it was asked for. */
    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        Map<String, String> parameters = request.parameters();
        return cohorts.approveAgreed(second.actor(), unit(parameters), id(parameters), ready(parameters))
                instanceof CohortOutcome.Done;
    }

    private static CohortId id(Map<String, String> parameters) {
        return new CohortId(UUID.fromString(Objects.requireNonNull(parameters.get("cohort"))));
    }

    private static HealthUnitId unit(Map<String, String> parameters) {
        return new HealthUnitId(Integer.parseInt(Objects.requireNonNull(parameters.get("unit"))));
    }

    private static int ready(Map<String, String> parameters) {
        return Integer.parseInt(Objects.requireNonNull(parameters.get("ready")));
    }
}
