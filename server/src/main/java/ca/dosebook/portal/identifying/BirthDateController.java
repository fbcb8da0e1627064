package ca.dosebook.portal.identifying;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.BirthDateForm;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** When the person was born: three boxes, never a picker. */
@Controller
@ForEveryone
class BirthDateController {

    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Framing framing;
    private final HeldPlaces places;
    private final Clock clock;

    BirthDateController(Pages pages, Drafts drafts, Journey journey, Framing framing, HeldPlaces places, Clock clock) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.framing = framing;
        this.places = places;
        this.clock = clock;
    }

    record BirthDate(Voice voice, BirthDateForm form, boolean other) {}

    @GetMapping("/{language:en|fr}/book/birth-date")
    View birthDate(Frame frame, Draft draft) {
        return tooEarly(frame, draft).orElseGet(() -> {
            LocalDate known = draft.birthDate();
            BirthDateForm form = known == null ? BirthDateForm.EMPTY : BirthDateForm.of(known);
            return page(frame, draft, form, FormErrors.none());
        });
    }

    @PostMapping("/{language:en|fr}/book/birth-date")
    View birthDate(
            Frame frame,
            Draft draft,
            @RequestParam(defaultValue = "") String birthDay,
            @RequestParam(defaultValue = "") String birthMonth,
            @RequestParam(defaultValue = "") String birthYear,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<View> early = tooEarly(frame, draft);
        if (early.isPresent()) {
            return early.get();
        }
        BirthDateForm form = new BirthDateForm(birthDay, birthMonth, birthYear);
        LocalDate today = clock.instant().atZone(PROVINCE).toLocalDate();
        Optional<LocalDate> date = form.date(today);
        if (date.isEmpty()) {
            return page(frame, draft, form, form.errors(frame.t(), today));
        }
        // Which groups are asked about depends on the year: another date asks again.
        Draft dated = draft.bornOn(date.get());
        Draft answered = places.follow(draft, date.get().equals(draft.birthDate()) ? dated : dated.withoutGroup());
        drafts.keep(request, response, answered);
        // The answer is shown once on the way; who only corrects the date goes straight back to the check page.
        Step next = journey.next(answered);
        boolean showAnswer = next == Step.DOSES && answered.held().isEmpty();
        return Pages.seeOther(frame.to(showAnswer ? Step.ANSWER.path() : journey.onward(answered)));
    }

    private View page(Frame frame, Draft draft, BirthDateForm form, FormErrors errors) {
        Voice voice = Voice.of(frame.t(), draft);
        Frame framed = framing.of(frame, draft, voice.of("portal.birth.title"), Step.CARD.path());
        return pages.page(
                "portal/identifying/birthDate",
                framed.errors(errors),
                new BirthDate(voice, form, draft.bookingForOther()));
    }

    private Optional<View> tooEarly(Frame frame, Draft draft) {
        return journey.detour(draft, Step.BIRTH_DATE).map(step -> Pages.seeOther(frame.to(journey.onward(draft))));
    }
}
