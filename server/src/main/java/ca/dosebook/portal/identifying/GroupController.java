package ca.dosebook.portal.identifying;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import ca.dosebook.vaccines.PersonGroup;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whether the person belongs to a group whose turn it is; asked only of those whose year of birth is not yet called. */
@Controller
@ForEveryone
class GroupController {

    private static final String NONE = "none";

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Framing framing;

    GroupController(Pages pages, Drafts drafts, Journey journey, Framing framing) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.framing = framing;
    }

    /** @param chosen the code of a group, {@code none}, or empty before the question was answered */
    record Group(List<Choice> groups, String chosen) {
        @Override
        public String toString() {
            return "Group[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/book/group")
    View group(Frame frame, Draft draft) {
        return elsewhere(frame, draft).orElseGet(() -> {
            String group = draft.group();
            return page(frame, draft, group == null ? "" : group.isEmpty() ? NONE : group, FormErrors.none());
        });
    }

    @PostMapping("/{language:en|fr}/book/group")
    View group(
            Frame frame,
            Draft draft,
            @RequestParam(defaultValue = "") String group,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<View> elsewhere = elsewhere(frame, draft);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        boolean offered = journey.groupsToAskFor(draft).stream()
                .anyMatch(known -> known.code().equals(group));
        if (!offered && !group.equals(NONE)) {
            return page(
                    frame, draft, "", FormErrors.none().and("group", frame.t().of("portal.group.error")));
        }
        Draft answered = draft.belongingTo(group.equals(NONE) ? "" : group);
        drafts.keep(request, response, answered);
        return Pages.seeOther(frame.to(answered.held().isEmpty() ? Step.ANSWER.path() : journey.onward(answered)));
    }

    private View page(Frame frame, Draft draft, String chosen, FormErrors errors) {
        Voice voice = Voice.of(frame.t(), draft);
        List<Choice> choices = Stream.concat(
                        journey.groupsToAskFor(draft).stream().map(group -> choice(frame, group)),
                        Stream.of(Choice.of(NONE, frame.t().of("portal.group.none"))))
                .toList();
        Frame framed = framing.of(frame, draft, voice.of("portal.group.title"), Step.BIRTH_DATE.path());
        return pages.page("portal/identifying/group", framed.errors(errors), new Group(choices, chosen));
    }

    private static Choice choice(Frame frame, PersonGroup group) {
        String key = "portal.group." + group.code();
        return Choice.of(group.code(), frame.t().of(frame.t().has(key) ? key : "rollout.group." + group.code()));
    }

    /** Too early for this question, or nothing to ask. */
    private Optional<View> elsewhere(Frame frame, Draft draft) {
        boolean early = journey.detour(draft, Step.GROUP).isPresent();
        boolean nothing = !early && journey.groupsToAskFor(draft).isEmpty();
        return early || nothing ? Optional.of(Pages.seeOther(frame.to(journey.onward(draft)))) : Optional.empty();
    }
}
