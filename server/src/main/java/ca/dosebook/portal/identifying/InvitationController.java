package ca.dosebook.portal.identifying;

import ca.dosebook.invitations.InvitationAnswer;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Identity;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.rollout.HealthUnitId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The invitation code, where the health unit is in its pilot. */
@Controller
@ForEveryone
class InvitationController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Framing framing;
    private final Invitations invitations;
    private final Attempts attempts;

    InvitationController(
            Pages pages, Drafts drafts, Journey journey, Framing framing, Invitations invitations, Attempts attempts) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.framing = framing;
        this.invitations = invitations;
        this.attempts = attempts;
    }

    record Invitation(Voice voice, String code) {
        @Override
        public String toString() {
            return "Invitation[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/book/invitation")
    View invitation(Frame frame, Draft draft) {
        return tooEarly(frame, draft)
                .orElseGet(() -> page(
                        frame,
                        draft,
                        draft.invitation() == null
                                ? Objects.requireNonNullElse(draft.code(), "")
                                : draft.invitation().code(),
                        FormErrors.none()));
    }

    @PostMapping("/{language:en|fr}/book/invitation")
    View invitation(
            Frame frame,
            Draft draft,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<View> early = tooEarly(frame, draft);
        Optional<Identity> identity = draft.identity();
        Optional<HealthUnitId> unit = draft.unit();
        if (early.isPresent() || identity.isEmpty() || unit.isEmpty()) {
            return early.orElseGet(() -> Pages.seeOther(frame.to(journey.onward(draft))));
        }
        Optional<InvitationCode> parsed = InvitationCode.parse(code);
        if (parsed.isEmpty()) {
            return refused(frame, draft, code, code.isBlank() ? "empty" : "form");
        }
        // Counted by the code's reader, not by the code: a person who mistypes is not shut out by others.
        List<String> tries = List.of("invitation of " + draft.booking(), "invitation at " + Attempts.block(request));
        if (attempts.areUsedUp(tries)) {
            return refused(frame, draft, code, "tries");
        }
        InvitationAnswer answer =
                invitations.present(parsed.get(), identity.get(), unit.get(), Attempts.actor(request));
        if (answer instanceof InvitationAnswer.NotYours) {
            attempts.failed(tries);
        }
        return switch (answer) {
            case InvitationAnswer.Valid(InvitationId id) -> {
                Draft answered = draft.invited(new Draft.Invited(parsed.get().printed(), id.value()));
                drafts.keep(request, response, answered);
                yield Pages.seeOther(
                        frame.to(answered.held().isEmpty() ? Step.ANSWER.path() : journey.onward(answered)));
            }
            case InvitationAnswer.NotYours ignored -> refused(frame, draft, code, "notYours");
            case InvitationAnswer.Expired ignored -> refused(frame, draft, code, "expired");
            case InvitationAnswer.Used ignored -> refused(frame, draft, code, "used");
            case InvitationAnswer.Revoked ignored -> refused(frame, draft, code, "revoked");
            case InvitationAnswer.Asleep ignored -> refused(frame, draft, code, "asleep");
        };
    }

    private View refused(Frame frame, Draft draft, String code, String why) {
        String text = frame.t().of("portal.invitation.error." + why);
        return page(frame, draft, code, FormErrors.none().and("code", text));
    }

    private View page(Frame frame, Draft draft, String code, FormErrors errors) {
        Voice voice = Voice.of(frame.t(), draft);
        Frame framed = framing.of(frame, draft, voice.of("portal.invitation.title"), Step.BIRTH_DATE.path());
        return pages.page("portal/identifying/invitation", framed.errors(errors), new Invitation(voice, code));
    }

    private Optional<View> tooEarly(Frame frame, Draft draft) {
        return journey.detour(draft, Step.INVITATION).map(step -> Pages.seeOther(frame.to(journey.onward(draft))));
    }
}
