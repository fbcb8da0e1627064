package ca.dosebook.console.rollout;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.openings.CalendarOutcome;
import ca.dosebook.rollout.openings.Openings;
import ca.dosebook.wording.Texts;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Letting people in again after a pause, by two. */
@Component
class ResumeBooking implements ApprovalKind {

    static final String NAME = "RESUME_BOOKING";

    private final Openings openings;
    private final Rollout rollout;

    ResumeBooking(Openings openings, Rollout rollout) {
        this.openings = openings;
        this.rollout = rollout;
    }

    static Map<String, String> parameters(Set<HealthUnitId> units) {
        return Map.of("units", Sheet.written(units));
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
        return t.of("units.request.resume", Sheet.named(t, rollout, Sheet.units(parameters.get("units"))));
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        return openings.resume(Sheet.units(request.parameters().get("units")), AnnounceOpening.two(request, second))
                instanceof CalendarOutcome.Done;
    }
}
