package ca.dosebook.portal.choosing;

import ca.dosebook.booking.Hold;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.StopId;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Identity;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HeldPlace;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Voice;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Choosing the place for each dose of a new booking. */
@Controller
@ForEveryone
class DoseController {

    private static final String DOSE = "/{language:en|fr}/book/dose/{dose:[1-9]}";

    private final ChoosingPages choosing;
    private final ChoiceForDraft choices;
    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final HeldPlaces places;

    DoseController(
            ChoosingPages choosing,
            ChoiceForDraft choices,
            Pages pages,
            Drafts drafts,
            Journey journey,
            HeldPlaces places) {
        this.choosing = choosing;
        this.choices = choices;
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.places = places;
    }

    /** For the first dose the clinics near home; for a later one first a suggestion. */
    @GetMapping(DOSE)
    View dose(
            Frame frame,
            Draft draft,
            @PathVariable int dose,
            @RequestParam(defaultValue = "") String access,
            @RequestParam(defaultValue = "1") int page) {
        Optional<ChoiceOf> choice = choices.of(frame, draft, dose, access);
        if (choice.isEmpty()) {
            return onward(frame, draft);
        }
        return dose == draft.firstToBook().value()
                ? choosing.clinics(choice.get(), page)
                : suggestion(frame, draft, choice.get());
    }

    @GetMapping(DOSE + "/clinics")
    View clinics(
            Frame frame,
            Draft draft,
            @PathVariable int dose,
            @RequestParam(defaultValue = "") String access,
            @RequestParam(defaultValue = "1") int page) {
        return choices.of(frame, draft, dose, access)
                .<View>map(choice -> choosing.clinics(choice, page))
                .orElseGet(() -> onward(frame, draft));
    }

    @GetMapping(DOSE + "/{stop:[0-9a-f-]{36}}")
    View days(
            Frame frame,
            Draft draft,
            @PathVariable int dose,
            @PathVariable UUID stop,
            @RequestParam(defaultValue = "") String access,
            @RequestParam(defaultValue = "1") int page) {
        return choices.of(frame, draft, dose, access)
                .map(choice -> choosing.days(choice, new StopId(stop), page))
                .orElseGet(() -> onward(frame, draft));
    }

    @GetMapping(DOSE + "/{stop:[0-9a-f-]{36}}/{day:\\d{4}-\\d{2}-\\d{2}}")
    View times(
            Frame frame,
            Draft draft,
            @PathVariable int dose,
            @PathVariable UUID stop,
            @PathVariable LocalDate day,
            @RequestParam(defaultValue = "") String access) {
        return choices.of(frame, draft, dose, access)
                .map(choice -> choosing.times(choice, new StopId(stop), day))
                .orElseGet(() -> onward(frame, draft));
    }

    @PostMapping(DOSE + "/hold")
    View hold(
            Frame frame,
            Draft draft,
            @PathVariable int dose,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam(defaultValue = "") String access,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<ChoiceOf> choice = choices.of(frame, draft, dose, access);
        Optional<Identity> identity = draft.identity();
        Optional<Slot> wanted = choice.flatMap(c -> choices.slot(slot, c.wanted()));
        if (choice.isEmpty() || identity.isEmpty()) {
            return onward(frame, draft);
        }
        if (wanted.isEmpty()) {
            return Pages.seeOther(choice.get().to("/clinics"));
        }
        HoldOutcome outcome = choices.hold(identity.get(), dose, wanted.get(), choice.get());
        return switch (outcome) {
            case HoldOutcome.Held(Hold hold) -> {
                Draft held = choices.consistent(draft.holding(HeldPlace.of(hold)), hold);
                drafts.keep(request, response, held);
                yield Pages.seeOther(frame.to(journey.onward(held)));
            }
            case HoldOutcome.SlotFull(List<FreeSlot> alternatives) ->
                choosing.taken(choice.get(), new FreeSlot(wanted.get(), 1), alternatives);
            case HoldOutcome.SlotPast ignored -> Pages.seeOther(choice.get().to("/clinics"));
            case HoldOutcome.HadAlready(DosesHad had) -> {
                drafts.keep(request, response, places.having(draft, Optional.of(had)));
                yield Pages.seeOther(frame.to(Journey.ON_RECORD));
            }
            case HoldOutcome.AlreadyBooked ignored -> Pages.seeOther(frame.to("/book/already"));
        };
    }

    /** Keeps the held places longer and comes back to the page it was asked from. */
    @PostMapping("/{language:en|fr}/book/keep")
    View keep(
            Frame frame,
            Draft draft,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Identity> identity = draft.identity();
        if (identity.isEmpty()) {
            return onward(frame, draft);
        }
        List<HeldPlace> kept = places.longer(places.claim(identity.get()), places.asker(draft), draft.held(), false);
        Draft after = draft.holding(kept);
        drafts.keep(request, response, after);
        boolean same = kept.size() == draft.held().size();
        boolean known = to.matches("/book/[a-z0-9/-]{1,80}");
        return Pages.seeOther(frame.to(same && known ? to : journey.onward(after)));
    }

    record Already(Voice voice) {}

    @GetMapping("/{language:en|fr}/book/already")
    View already(Frame frame, Draft draft) {
        Voice voice = Voice.of(frame.t(), draft);
        String title = voice.of("portal.already.title");
        return pages.page("portal/choosing/already", frame.title(title).withClearButton(), new Already(voice));
    }

    record Suggested(
            ChoiceOf choice,
            ChoosingPages.ClinicCard clinic,
            String when,
            String slot,
            String otherDay,
            boolean sameWeekday) {}

    private View suggestion(Frame frame, Draft draft, ChoiceOf choice) {
        Texts t = frame.t();
        Optional<Slot> earlier = draft.held(new DoseOrdinal(choice.dose() - 1)).flatMap(journey::slot);
        Optional<DoseWindow> window = choice.window();
        Optional<FreeSlot> suggested = earlier.flatMap(slot -> window.flatMap(days ->
                Suggestion.after(slot, days, choices.freeSlots(slot.stop().id(), choice.wanted()))));
        if (suggested.isEmpty()) {
            // Nothing at the same clinic within the days: the others, nearest first.
            return choosing.clinics(choice, 1);
        }
        Slot slot = suggested.get().slot();
        NearbyStop stop = choices.stop(slot.stop().id(), choice).orElseThrow();
        Suggested page = new Suggested(
                choice,
                ChoosingPages.card(t, stop, ""),
                Framing.when(t, slot),
                slot.id().value().toString(),
                choice.to("/" + slot.stop().id().value()),
                earlier.get().day().getDayOfWeek() == slot.day().getDayOfWeek());
        Frame framed = choice.frame()
                .title(choice.voice().dose(choice.dose()))
                .back(frame.to("/book/dose/" + (choice.dose() - 1)));
        return pages.page("portal/choosing/suggestion", framed, page);
    }

    private View onward(Frame frame, Draft draft) {
        return Pages.seeOther(frame.to(journey.onward(draft)));
    }
}
