package ca.dosebook.console.rollout;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.console.Moments;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.rollout.openings.CalendarOutcome;
import ca.dosebook.rollout.openings.Openings;
import ca.dosebook.rollout.openings.TwoPeople;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An opening of one or more units, announced by two. Once its moment has passed nobody can agree to it any more. */
@Component
class AnnounceOpening implements ApprovalKind {

    static final String NAME = "ANNOUNCE_OPENING";

    private final Openings openings;
    private final Rollout rollout;

    AnnounceOpening(Openings openings, Rollout rollout) {
        this.openings = openings;
        this.rollout = rollout;
    }

    static Map<String, String> parameters(Set<HealthUnitId> units, Stage stage, Instant startsAt) {
        return Map.of("units", Sheet.written(units), "stage", stage.name(), "startsAt", startsAt.toString());
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
        return t.of(
                "units.request.announce",
                Sheet.stage(t, stage(parameters)),
                Moments.said(t, startsAt(parameters)),
                Sheet.named(t, rollout, Sheet.units(parameters.get("units"))));
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        Map<String, String> parameters = request.parameters();
        return openings.announce(
                        Sheet.units(parameters.get("units")),
                        stage(parameters),
                        startsAt(parameters),
                        two(request, second))
                instanceof CalendarOutcome.Done;
    }

    static TwoPeople two(ApprovalRequest request, SignedIn second) {
        return new TwoPeople(request.askedBy().value(), second.user().value(), second.actor());
    }

    private static Stage stage(Map<String, String> parameters) {
        return Stage.valueOf(Objects.requireNonNull(parameters.get("stage")));
    }

    private static Instant startsAt(Map<String, String> parameters) {
        return Instant.parse(Objects.requireNonNull(parameters.get("startsAt")));
    }
}
