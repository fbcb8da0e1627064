package ca.dosebook.portal.finishing;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Ways;
import ca.dosebook.reporting.feedback.Feedback;
import ca.dosebook.reporting.feedback.FeedbackAnswers;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Three questions after booking, all of which can be left out: kept without who answers. Once a booking. */
@Controller
@ForEveryone
class FeedbackController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Ways ways;
    private final Feedback feedback;

    FeedbackController(Pages pages, Drafts drafts, Journey journey, Ways ways, Feedback feedback) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.ways = ways;
        this.feedback = feedback;
    }

    /** What was typed. */
    @Personal
    record Form(
            @Nullable String ease,
            @Nullable String helped,
            @Nullable String remark) {

        static final Form EMPTY = new Form(null, null, null);

        FormErrors errors(Texts t) {
            if (said(remark).length() > FeedbackAnswers.LONGEST_REMARK) {
                return FormErrors.none().and("remark", t.of("feedback.remark.long", FeedbackAnswers.LONGEST_REMARK));
            }
            return answers().saysNothing()
                    ? FormErrors.none().and("ease", t.of("feedback.nothing"))
                    : FormErrors.none();
        }

        FeedbackAnswers answers() {
            Optional<Boolean> help = switch (said(helped)) {
                case "yes" -> Optional.of(true);
                case "no" -> Optional.of(false);
                default -> Optional.empty();
            };
            return new FeedbackAnswers(Feedback.ease(said(ease)), help, said(remark));
        }

        private static String said(@Nullable String typed) {
            return typed == null ? "" : typed.replace("\r\n", "\n");
        }

        @Override
        public String toString() {
            return "Form[masked]";
        }
    }

    record Thanks(String manage) {}

    @GetMapping("/{language:en|fr}/feedback")
    View ask(Frame frame, Draft draft) {
        return elsewhere(frame, draft).orElseGet(() -> page(frame, Form.EMPTY, FormErrors.none()));
    }

    @PostMapping("/{language:en|fr}/feedback")
    View answer(Frame frame, Draft draft, Form form, HttpServletRequest request, HttpServletResponse response) {
        Optional<View> elsewhere = elsewhere(frame, draft);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        FormErrors errors = form.errors(frame.t());
        if (!errors.isEmpty()) {
            return page(frame, form, errors);
        }
        feedback.keep(ways.sitting(request, draft), form.answers());
        drafts.keep(request, response, draft.withFeedback());
        return Pages.seeOther(frame.to("/feedback/thanks"));
    }

    @GetMapping("/{language:en|fr}/feedback/thanks")
    View thanks(Frame frame) {
        return pages.page(
                "portal/finishing/thanks",
                frame.title(frame.t().of("feedback.thanks.title")).back(frame.to("/book/done")),
                new Thanks(frame.to("/manage")));
    }

    /** Only who has booked is asked, and once. */
    private Optional<View> elsewhere(Frame frame, Draft draft) {
        if (draft.confirmed() == null) {
            return Optional.of(Pages.seeOther(frame.to(journey.onward(draft))));
        }
        return draft.hasFeedback() ? Optional.of(Pages.seeOther(frame.to("/feedback/thanks"))) : Optional.empty();
    }

    private View page(Frame frame, Form form, FormErrors errors) {
        return pages.page(
                "portal/finishing/feedback",
                frame.title(frame.t().of("feedback.title"))
                        .back(frame.to("/book/done"))
                        .errors(errors)
                        .withClearButton(),
                form);
    }
}
