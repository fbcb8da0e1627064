package ca.dosebook.portal.finishing;

import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.BookingId;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.booking.ConfirmOutcome;
import ca.dosebook.booking.Hold;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.DoseOrdinal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** A last look at the answers, and the booking. */
@Controller
@ForEveryone
class CheckController {

    private final CheckPages check;
    private final Drafts drafts;
    private final Journey journey;
    private final HeldPlaces places;
    private final Appointments appointments;

    CheckController(CheckPages check, Drafts drafts, Journey journey, HeldPlaces places, Appointments appointments) {
        this.check = check;
        this.drafts = drafts;
        this.journey = journey;
        this.places = places;
        this.appointments = appointments;
    }

    @GetMapping("/{language:en|fr}/book/check")
    View check(Frame frame, Draft draft) {
        if (draft.confirmed() != null) {
            return Pages.seeOther(frame.to("/book/done"));
        }
        return tooEarly(frame, draft).orElseGet(() -> check.page(frame, draft, FormErrors.none()));
    }

    @PostMapping("/{language:en|fr}/book/confirm")
    View confirm(Frame frame, Draft draft, HttpServletRequest request, HttpServletResponse response) {
        if (draft.confirmed() != null) {
            return Pages.seeOther(frame.to("/book/done"));
        }
        Optional<View> early = tooEarly(frame, draft);
        Optional<BookingRequest> booking = request(frame, draft);
        if (early.isPresent() || booking.isEmpty()) {
            return early.orElseGet(() -> Pages.seeOther(frame.to(journey.onward(draft))));
        }
        return switch (appointments.confirm(booking.get(), Attempts.actor(request))) {
            case ConfirmOutcome.Confirmed(var booked) -> {
                drafts.keep(
                        request, response, draft.confirmed(booked.reference().digits()));
                yield Pages.seeOther(frame.to("/book/done"));
            }
            case ConfirmOutcome.PlacesLost(Set<DoseOrdinal> lost) ->
                chooseAgain(frame, draft, lost, "portal.check.lost", request, response);
            case ConfirmOutcome.SiteNotOpen(DoseOrdinal dose) ->
                chooseAgain(frame, draft, Set.of(dose), "portal.check.siteNotOpen", request, response);
            case ConfirmOutcome.IntervalNotKept(DoseOrdinal dose) ->
                chooseAgain(frame, draft, Set.of(dose), "portal.check.interval", request, response);
            case ConfirmOutcome.AlreadyBooked ignored -> Pages.seeOther(frame.to("/book/already"));
            case ConfirmOutcome.OtherRecord(Optional<DosesHad> had) -> {
                Draft after = places.having(draft, had);
                drafts.keep(request, response, after);
                yield Pages.seeOther(frame.to(had.isPresent() ? Journey.ON_RECORD : journey.onward(after)));
            }
            case ConfirmOutcome.AppointmentBegun ignored -> Pages.seeOther(frame.to("/book/already"));
            case ConfirmOutcome.IdentityUnclear ignored ->
                check.page(frame, draft, FormErrors.none().and("you", frame.t().of("portal.check.unclear")));
            case ConfirmOutcome.NotEligible ignored -> Pages.seeOther(frame.to(Step.ANSWER.path()));
            case ConfirmOutcome.InvitationGone ignored ->
                check.page(frame, draft, FormErrors.none().and("you", frame.t().of("portal.check.invitationGone")));
        };
    }

    private Optional<BookingRequest> request(Frame frame, Draft draft) {
        Optional<Identity> identity = draft.identity();
        Optional<Contact> contact = draft.contact();
        Optional<HealthUnitId> unit = draft.unit();
        List<Hold> holds = places.holds(draft.held());
        if (identity.isEmpty() || contact.isEmpty() || unit.isEmpty() || holds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BookingRequest(
                new BookingId(draft.booking()),
                identity.get(),
                contact.get(),
                frame.language(),
                unit.get(),
                draft.groups(),
                draft.invitationId(),
                draft.onRecord(),
                holds));
    }

    /** The check page without the places that are gone; everything else stays. */
    private View chooseAgain(
            Frame frame,
            Draft draft,
            Set<DoseOrdinal> doses,
            String text,
            HttpServletRequest request,
            HttpServletResponse response) {
        Draft left = draft.holding(draft.held().stream()
                .filter(place -> !doses.contains(place.ordinal()))
                .toList());
        drafts.keep(request, response, left);
        FormErrors errors = FormErrors.none();
        for (DoseOrdinal dose : doses.stream().sorted().toList()) {
            errors = errors.and("doses", frame.t().of(text, Voice.doseName(frame.t(), dose.value())));
        }
        return check.page(frame, left, errors);
    }

    private Optional<View> tooEarly(Frame frame, Draft draft) {
        return journey.detour(draft, Step.CHECK).map(step -> Pages.seeOther(frame.to(journey.onward(draft))));
    }
}
