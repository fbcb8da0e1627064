package ca.dosebook.portal.finishing;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HoldNotice;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.ReachForm;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How to reach the person or whoever books for them: e-mail, mobile, landline or not at all. */
@Controller
@ForEveryone
class ContactController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Framing framing;

    ContactController(Pages pages, Drafts drafts, Journey journey, Framing framing) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.framing = framing;
    }

    record ContactPage(
            Voice voice,
            ReachForm form,
            boolean other,
            @Nullable HoldNotice hold) {}

    @GetMapping("/{language:en|fr}/book/contact")
    View contact(Frame frame, Draft draft) {
        return tooEarly(frame, draft)
                .orElseGet(() -> page(frame, draft, ReachForm.of(draft.reach()), FormErrors.none()));
    }

    @PostMapping("/{language:en|fr}/book/contact")
    View contact(
            Frame frame,
            Draft draft,
            @RequestParam(name = "reach", required = false) @Nullable List<String> ways,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String helper,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<View> early = tooEarly(frame, draft);
        if (early.isPresent()) {
            return early.get();
        }
        ReachForm form = new ReachForm(ways == null ? List.of() : ways, email, mobile, phone, helper);
        FormErrors errors = form.errors(frame.t());
        if (!errors.isEmpty()) {
            return page(frame, draft, form, errors);
        }
        Draft answered = draft.reachedBy(form.reach());
        drafts.keep(request, response, answered);
        return Pages.seeOther(frame.to(journey.onward(answered)));
    }

    private View page(Frame frame, Draft draft, ReachForm form, FormErrors errors) {
        Voice voice = Voice.of(frame.t(), draft);
        String back = "/book/dose/" + draft.held().getLast().dose();
        Frame framed = framing.of(frame, draft, voice.of("portal.contact.title"), back);
        HoldNotice hold =
                framing.notice(frame, draft.held(), Step.CONTACT.path()).orElse(null);
        return pages.page(
                "portal/finishing/contact",
                framed.errors(errors),
                new ContactPage(voice, form, draft.bookingForOther(), hold));
    }

    private Optional<View> tooEarly(Frame frame, Draft draft) {
        return journey.detour(draft, Step.CONTACT).map(step -> Pages.seeOther(frame.to(journey.onward(draft))));
    }
}
