package ca.dosebook.console.publishing;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.DisplacingId;
import ca.dosebook.booking.displacing.Displacings;
import ca.dosebook.booking.displacing.StartOutcome;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cancelling or moving a day with many people takes two members of staff. */
final class FallingApproval implements ApprovalKind {

    static final String CANCEL = "CANCEL_CLINIC_DAY";
    static final String MOVE = "MOVE_CLINIC_DAY";

    private final String name;
    private final Displacings displacings;
    private final FallingPages pages;

    private FallingApproval(String name, Displacings displacings, FallingPages pages) {
        this.name = name;
        this.displacings = displacings;
        this.pages = pages;
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        ApprovalKind cancelClinicDay(Displacings displacings, FallingPages pages) {
            return new FallingApproval(CANCEL, displacings, pages);
        }

        @Bean
        ApprovalKind moveClinicDay(Displacings displacings, FallingPages pages) {
            return new FallingApproval(MOVE, displacings, pages);
        }
    }

    static String nameFor(Displacing draft) {
        return draft.isMove() ? MOVE : CANCEL;
    }

    /** What was agreed to: when the draft is changed later, it is not this any more. */
    static Map<String, String> parameters(Displacing draft) {
        return Map.of("displacing", draft.id().value().toString(), "content", content(draft));
    }

    private static String content(Displacing draft) {
        List<String> parts = List.of(
                draft.reason().name(),
                draft.otherReason().en(),
                draft.otherReason().fr(),
                draft.sentence().en(),
                draft.sentence().fr(),
                draft.to()
                        .map(to -> to.stop().value() + " " + to.day() + " " + to.opens() + " " + to.closes())
                        .orElse(""));
        return Integer.toHexString(parts.hashCode());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Permission askedWith() {
        return Permission.MANAGE_CLINICS;
    }

    @Override
    public Permission decidedWith() {
        return Permission.MANAGE_CLINICS;
    }

    @Override
    public String describe(Texts t, Map<String, String> parameters) {
        return found(parameters).map(draft -> pages.described(t, draft)).orElse("–");
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        return found(request.parameters())
                .filter(draft -> content(draft).equals(request.parameters().get("content")))
                .map(draft -> displacings.start(draft.id(), true, second.actor()))
                .filter(StartOutcome.Started.class::isInstance)
                .isPresent();
    }

    private Optional<Displacing> found(Map<String, String> parameters) {
        UUID id = UUID.fromString(Objects.requireNonNull(parameters.get("displacing")));
        return displacings.find(new DisplacingId(id));
    }
}
