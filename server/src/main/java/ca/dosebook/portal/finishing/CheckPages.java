package ca.dosebook.portal.finishing;

import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HoldNotice;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of all answers. */
@Component
class CheckPages {

    private final Pages pages;
    private final Framing framing;
    private final Journey journey;
    private final Answers answers;

    CheckPages(Pages pages, Framing framing, Journey journey, Answers answers) {
        this.pages = pages;
        this.framing = framing;
        this.journey = journey;
        this.answers = answers;
    }

    /** @param missing where to choose a dose that has no place; empty when all have one */
    record Check(
            Voice voice,
            List<Fact> person,
            List<Fact> doses,
            List<Fact> contact,
            @Nullable HoldNotice hold,
            String missing,
            boolean atClinic) {}

    Page page(Frame frame, Draft draft, FormErrors errors) {
        Voice voice = Voice.of(frame.t(), draft);
        Frame framed = framing.of(frame, draft, frame.t().of("portal.check.title"), Step.CONTACT.path())
                .chosen(List.of())
                .errors(errors);
        String missing = journey.doseToChoose(draft)
                .map(dose -> "/book/dose/" + dose.value())
                .orElse("");
        boolean atClinic = draft.identity()
                .map(identity -> identity.document().confirmedAtClinic())
                .orElse(false);
        return pages.page(
                "portal/finishing/check",
                framed,
                new Check(
                        voice,
                        answers.aboutThePerson(frame, draft),
                        answers.doses(frame, draft),
                        answers.contact(frame, draft),
                        framing.notice(frame, draft.held(), Step.CHECK.path()).orElse(null),
                        missing,
                        atClinic));
    }
}
