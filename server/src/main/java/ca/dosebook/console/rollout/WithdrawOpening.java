package ca.dosebook.console.rollout;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.console.Moments;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.rollout.openings.AnnouncedOpening;
import ca.dosebook.rollout.openings.CalendarOutcome;
import ca.dosebook.rollout.openings.OpeningId;
import ca.dosebook.rollout.openings.Openings;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Taking back an announced opening, by two. Once it has begun nobody can agree to it any more. */
@Component
class WithdrawOpening implements ApprovalKind {

    static final String NAME = "WITHDRAW_OPENING";

    private final Openings openings;
    private final Rollout rollout;

    WithdrawOpening(Openings openings, Rollout rollout) {
        this.openings = openings;
        this.rollout = rollout;
    }

    static Map<String, String> parameters(AnnouncedOpening announced) {
        Opening opening = announced.opening();
        return Map.of(
                "opening", announced.id().value().toString(),
                "units", Sheet.written(Set.of(opening.unit())),
                "stage", opening.stage().name(),
                "startsAt", opening.startsAt().toString());
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
                "units.request.withdraw",
                Sheet.stage(t, Stage.valueOf(Objects.requireNonNull(parameters.get("stage")))),
                Moments.said(t, Instant.parse(Objects.requireNonNull(parameters.get("startsAt")))),
                Sheet.named(t, rollout, Sheet.units(parameters.get("units"))));
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        var id = new OpeningId(
                UUID.fromString(Objects.requireNonNull(request.parameters().get("opening"))));
        return openings.withdraw(Set.of(id), AnnounceOpening.two(request, second)) instanceof CalendarOutcome.Done;
    }
}
