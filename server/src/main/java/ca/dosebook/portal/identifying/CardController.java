package ca.dosebook.portal.identifying;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Which health card the person has, if any. People without one go the same way; the clinic confirms who they are. */
@Controller
@ForEveryone
class CardController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Framing framing;
    private final HeldPlaces places;

    CardController(Pages pages, Drafts drafts, Journey journey, Framing framing, HeldPlaces places) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.framing = framing;
        this.places = places;
    }

    record Card(Voice voice, String kind, String number, String version, String oldNumber) {
        @Override
        public String toString() {
            return "Card[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/book/card")
    View card(Frame frame, Draft draft) {
        return tooEarly(frame, draft).orElseGet(() -> {
            Draft.Card card = draft.card();
            if (card == null) {
                return page(frame, draft, "", "", "", "", FormErrors.none());
            }
            String number = card.number() == null ? "" : spaced(card.number());
            String version = card.version() == null ? "" : card.version();
            boolean old = card.kind() == Draft.CardKind.RED_AND_WHITE;
            return page(
                    frame, draft, card.kind().name(), old ? "" : number, version, old ? number : "", FormErrors.none());
        });
    }

    @PostMapping("/{language:en|fr}/book/card")
    View card(
            Frame frame,
            Draft draft,
            @RequestParam(name = "card", defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String oldNumber,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<View> early = tooEarly(frame, draft);
        if (early.isPresent()) {
            return early.get();
        }
        Answered answered = read(frame, kind, number, version, oldNumber);
        if (answered.card() == null) {
            return page(frame, draft, kind, number, version, oldNumber, answered.errors());
        }
        Draft next = places.follow(draft, draft.showing(answered.card()));
        drafts.keep(request, response, next);
        return Pages.seeOther(frame.to(journey.onward(next)));
    }

    /** @param card null when there are errors */
    private record Answered(Draft.@Nullable Card card, FormErrors errors) {}

    private static Answered read(Frame frame, String kind, String number, String version, String oldNumber) {
        return switch (kind) {
            case "PHOTO_CARD" -> {
                FormErrors errors = numberErrors(frame, "number", number).and(versionErrors(frame, version));
                yield answered(Draft.CardKind.PHOTO_CARD, number, version, errors);
            }
            case "RED_AND_WHITE" ->
                answered(Draft.CardKind.RED_AND_WHITE, oldNumber, "", numberErrors(frame, "oldNumber", oldNumber));
            case "NO_CARD" -> new Answered(new Draft.Card(Draft.CardKind.NO_CARD, null, null), FormErrors.none());
            default ->
                new Answered(null, FormErrors.none().and("card", frame.t().of("portal.card.error")));
        };
    }

    private static Answered answered(Draft.CardKind kind, String number, String version, FormErrors errors) {
        return HealthCardNumber.parse(number)
                .filter(valid -> errors.isEmpty())
                .map(valid -> new Answered(
                        new Draft.Card(kind, valid.digits(), version.isBlank() ? null : tidy(version)), errors))
                .orElseGet(() -> new Answered(null, errors));
    }

    private static FormErrors numberErrors(Frame frame, String field, String typed) {
        String compact = HealthCardNumber.compact(typed);
        String problem;
        if (HealthCardNumber.parse(typed).isPresent()) {
            return FormErrors.none();
        } else if (compact.isEmpty()) {
            problem = "empty";
        } else if (compact.length() > 10 && compact.substring(0, 10).chars().allMatch(Character::isDigit)) {
            problem = "long";
        } else if (!compact.chars().allMatch(c -> c >= '0' && c <= '9')) {
            problem = "letters";
        } else if (compact.length() != 10) {
            problem = "length";
        } else {
            problem = "check";
        }
        return FormErrors.none().and(field, frame.t().of("portal.card.number.error." + problem));
    }

    private static FormErrors versionErrors(Frame frame, String typed) {
        return tidy(typed).matches("[A-Z]{0,2}")
                ? FormErrors.none()
                : FormErrors.none().and("version", frame.t().of("portal.card.version.error"));
    }

    private static String tidy(String version) {
        return version.replaceAll("[\\s\\p{Z}\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    /** As printed on the card: 1234 567 897. */
    private static String spaced(String digits) {
        return digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7);
    }

    private View page(
            Frame frame, Draft draft, String kind, String number, String version, String oldNumber, FormErrors errors) {
        Voice voice = Voice.of(frame.t(), draft);
        Frame framed = framing.of(frame, draft, voice.of("portal.card.title"), Step.NAME.path());
        return pages.page(
                "portal/identifying/card", framed.errors(errors), new Card(voice, kind, number, version, oldNumber));
    }

    private Optional<View> tooEarly(Frame frame, Draft draft) {
        return journey.detour(draft, Step.CARD).map(step -> Pages.seeOther(frame.to(journey.onward(draft))));
    }
}
