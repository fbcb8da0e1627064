package ca.dosebook.portal.identifying;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.PersonName;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whom the doses are for, and what the person is called. */
@Controller
@ForEveryone
class WhoController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Framing framing;
    private final HeldPlaces places;

    WhoController(Pages pages, Drafts drafts, Journey journey, Framing framing, HeldPlaces places) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.framing = framing;
        this.places = places;
    }

    /** @param chosen {@code me}, {@code other} or empty */
    record ForWhom(String chosen) {}

    @GetMapping("/{language:en|fr}/book/for")
    View forWhom(Frame frame, Draft draft) {
        return tooEarly(frame, draft, Step.FOR_WHOM).orElseGet(() -> {
            String chosen = draft.forOther() == null ? "" : draft.bookingForOther() ? "other" : "me";
            return forWhomPage(frame, draft, chosen, FormErrors.none());
        });
    }

    @PostMapping("/{language:en|fr}/book/for")
    View forWhom(
            Frame frame,
            Draft draft,
            @RequestParam(name = "for", defaultValue = "") String chosen,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!chosen.equals("me") && !chosen.equals("other")) {
            FormErrors errors = FormErrors.none().and("for", frame.t().of("portal.for.error"));
            return forWhomPage(frame, draft, "", errors);
        }
        Draft answered = draft.forOther(chosen.equals("other"));
        drafts.keep(request, response, answered);
        return Pages.seeOther(frame.to(journey.onward(answered)));
    }

    private View forWhomPage(Frame frame, Draft draft, String chosen, FormErrors errors) {
        Frame framed = framing.of(frame, draft, frame.t().of("portal.for.title"), Step.WHERE.path());
        return pages.page("portal/identifying/forWhom", framed.errors(errors), new ForWhom(chosen));
    }

    record Name(Voice voice, String given, String family, boolean other) {}

    @GetMapping("/{language:en|fr}/book/name")
    View name(Frame frame, Draft draft) {
        return tooEarly(frame, draft, Step.NAME).orElseGet(() -> {
            Draft.Name name = draft.name();
            return namePage(
                    frame,
                    draft,
                    name == null ? "" : name.given(),
                    name == null ? "" : name.family(),
                    FormErrors.none());
        });
    }

    @PostMapping("/{language:en|fr}/book/name")
    View name(
            Frame frame,
            Draft draft,
            @RequestParam(defaultValue = "") String given,
            @RequestParam(defaultValue = "") String family,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<View> early = tooEarly(frame, draft, Step.NAME);
        if (early.isPresent()) {
            return early.get();
        }
        FormErrors errors = check(frame, "given", given, false).and(check(frame, "family", family, true));
        if (!errors.isEmpty()) {
            return namePage(frame, draft, given, family, errors);
        }
        Draft answered =
                places.follow(draft, draft.named(new Draft.Name(PersonName.tidy(given), PersonName.tidy(family))));
        drafts.keep(request, response, answered);
        return Pages.seeOther(frame.to(journey.onward(answered)));
    }

    private static FormErrors check(Frame frame, String field, String typed, boolean needed) {
        String tidy = PersonName.tidy(typed);
        String problem = "";
        if (tidy.isEmpty() && needed) {
            problem = "empty";
        } else if (PersonName.tooLong(tidy)) {
            problem = "long";
        } else if (PersonName.unprintable(tidy)) {
            problem = "unprintable";
        }
        return problem.isEmpty()
                ? FormErrors.none()
                : FormErrors.none().and(field, frame.t().of("portal.name." + field + ".error." + problem));
    }

    private View namePage(Frame frame, Draft draft, String given, String family, FormErrors errors) {
        Frame framed = framing.of(frame, draft, title(frame, draft), Step.FOR_WHOM.path());
        Name page = new Name(Voice.of(frame.t(), draft), given, family, draft.bookingForOther());
        return pages.page("portal/identifying/name", framed.errors(errors), page);
    }

    private static String title(Frame frame, Draft draft) {
        return frame.t().of(draft.bookingForOther() ? "portal.name.title.other" : "portal.name.title.you");
    }

    private Optional<View> tooEarly(Frame frame, Draft draft, Step wanted) {
        return journey.detour(draft, wanted).map(step -> Pages.seeOther(frame.to(journey.onward(draft))));
    }
}
