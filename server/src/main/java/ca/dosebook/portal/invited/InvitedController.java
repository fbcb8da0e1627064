package ca.dosebook.portal.invited;

import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Journey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The address in a letter, and the link in a mail. Looks the same for every code, so that nobody learns here which codes
 * there are: whether it fits is said once the person has said who they are.
 */
@Controller
@ForEveryone
class InvitedController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Invitations invitations;

    InvitedController(Pages pages, Drafts drafts, Journey journey, Invitations invitations) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.invitations = invitations;
    }

    @Personal
    record Typing(String code) {
        @Override
        public String toString() {
            return "Typing[masked]";
        }
    }

    /**
     * @param code as printed
     * @param address of this page
     */
    @Personal
    record Invited(String code, String address) {
        @Override
        public String toString() {
            return "Invited[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/invited")
    View type(Frame frame, @RequestParam(required = false) @Nullable String code) {
        if (code == null) {
            return typing(frame, "", FormErrors.none());
        }
        Optional<InvitationCode> parsed = InvitationCode.parse(code);
        return parsed.isPresent()
                ? Pages.seeOther(frame.to("/invited/" + parsed.get().printed()))
                : wrong(frame, code);
    }

    @GetMapping("/{language:en|fr}/invited/{code}")
    View invited(Frame frame, @PathVariable String code, HttpServletRequest request) {
        Optional<InvitationCode> parsed = InvitationCode.parse(code);
        if (parsed.isEmpty()) {
            return wrong(frame, code);
        }
        if (request.getMethod().equals(RequestMethod.GET.name())) {
            invitations.opened(parsed.get());
        }
        String printed = parsed.get().printed();
        return pages.page(
                "portal/invited/invited",
                frame.title(frame.t().of("invited.title")),
                new Invited(printed, frame.to("/invited/" + printed)));
    }

    @PostMapping("/{language:en|fr}/invited/{code}")
    View begin(
            Frame frame,
            Draft draft,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<InvitationCode> parsed = InvitationCode.parse(code);
        if (parsed.isEmpty()) {
            return wrong(frame, code);
        }
        // A booking that is made stays with its reference; the code is for the next one.
        Draft begun = (draft.confirmed() == null ? draft : Draft.empty())
                .bringing(parsed.get().printed());
        drafts.keep(request, response, begun);
        return Pages.seeOther(frame.to(journey.onward(begun)));
    }

    private Page wrong(Frame frame, String code) {
        String text = frame.t().of(code.isBlank() ? "portal.invitation.error.empty" : "portal.invitation.error.form");
        return typing(frame, code, FormErrors.none().and("code", text));
    }

    private Page typing(Frame frame, String code, FormErrors errors) {
        Frame framed = frame.title(frame.t().of("invited.type.title")).back(frame.to("/"));
        return pages.page("portal/invited/type", framed.errors(errors), new Typing(code));
    }
}
