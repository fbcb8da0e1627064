package ca.dosebook.portal.choosing;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Voice;
import ca.dosebook.vaccines.DoseOrdinal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Says that doses are on record, and what that leaves to book. When and where they were given is not told here. */
@Controller
@ForEveryone
class OnRecordController {

    private final Pages pages;
    private final Journey journey;

    OnRecordController(Pages pages, Journey journey) {
        this.pages = pages;
        this.journey = journey;
    }

    /**
     * @param doses how many are on record
     * @param next the dose to book, in words; null when the series is complete
     * @param goOn where it is chosen
     */
    record OnRecord(int doses, @Nullable String next, String goOn) {}

    @GetMapping("/{language:en|fr}" + Journey.ON_RECORD)
    View onRecord(Frame frame, Draft draft) {
        if (draft.onRecord().isEmpty()) {
            return Pages.seeOther(frame.to(journey.onward(draft)));
        }
        Optional<DoseOrdinal> next = journey.doseToChoose(draft);
        Voice voice = Voice.of(frame.t(), draft);
        String title = voice.of(next.isPresent() ? "portal.record.title" : "portal.record.complete.title");
        return pages.page(
                "portal/choosing/onRecord",
                frame.title(title).withClearButton(),
                new OnRecord(
                        draft.onRecord().get().doses(),
                        next.map(dose -> Voice.doseName(frame.t(), dose.value()))
                                .orElse(null),
                        frame.to(journey.onward(draft))));
    }
}
