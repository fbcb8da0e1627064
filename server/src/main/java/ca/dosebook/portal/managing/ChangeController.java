package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.ConfirmOutcome;
import ca.dosebook.booking.Hold;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.HeldPlace;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.portal.managing.Managing.What;
import ca.dosebook.vaccines.DoseOrdinal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A last look at a change, the change itself, and giving it up. */
@Controller
@ForEveryone
class ChangeController {

    private final ChangePages change;
    private final ChoiceForVisit choices;
    private final Visits visits;
    private final HeldPlaces places;
    private final Appointments appointments;

    ChangeController(
            ChangePages change, ChoiceForVisit choices, Visits visits, HeldPlaces places, Appointments appointments) {
        this.change = change;
        this.choices = choices;
        this.visits = visits;
        this.places = places;
        this.appointments = appointments;
    }

    @GetMapping("/{language:en|fr}/manage/check")
    View check(Frame frame, Visit visit, HttpServletRequest request, HttpServletResponse response) {
        visits.keep(request, response, visit.managing());
        return early(frame, visit).orElseGet(() -> change.page(frame, visit, Set.of(), FormErrors.none()));
    }

    /** A page that answered the form, asked for by its address in the other language. */
    @GetMapping("/{language:en|fr}/manage/confirm")
    View confirm(Frame frame) {
        return Pages.seeOther(frame.to("/manage/check"));
    }

    @PostMapping("/{language:en|fr}/manage/confirm")
    View confirm(Frame frame, Visit visit, HttpServletRequest request, HttpServletResponse response) {
        Optional<View> early = early(frame, visit);
        if (early.isPresent()) {
            return early.get();
        }
        Managing managing = visit.managing();
        List<Hold> holds = places.holds(managing.held());
        if (holds.size() < managing.held().size()) {
            Set<DoseOrdinal> gone =
                    managing.held().stream().map(HeldPlace::ordinal).collect(Collectors.toSet());
            holds.forEach(hold -> gone.remove(hold.dose()));
            return chooseAgain(frame, visit, gone, "manage.check.lost", request, response);
        }
        return switch (appointments.change(visit.booking(), holds, Attempts.actor(request))) {
            case ConfirmOutcome.Confirmed ignored -> {
                List<Integer> doses =
                        holds.stream().map(hold -> hold.dose().value()).toList();
                yield done(frame, managing.saying(What.CHANGED, doses), request, response);
            }
            case ConfirmOutcome.PlacesLost(Set<DoseOrdinal> lost) ->
                chooseAgain(frame, visit, lost, "manage.check.lost", request, response);
            case ConfirmOutcome.SiteNotOpen(DoseOrdinal dose) ->
                chooseAgain(frame, visit, Set.of(dose), "manage.check.siteNotOpen", request, response);
            case ConfirmOutcome.IntervalNotKept(DoseOrdinal dose) ->
                chooseAgain(frame, visit, Set.of(dose), "manage.check.interval", request, response);
            case ConfirmOutcome.AlreadyBooked ignored ->
                givenUp(frame, visit, What.BOOKED_ELSEWHERE, request, response);
            case ConfirmOutcome.OtherRecord ignored -> givenUp(frame, visit, What.REFUSED, request, response);
            case ConfirmOutcome.AppointmentBegun ignored -> givenUp(frame, visit, What.BEGUN, request, response);
            case ConfirmOutcome.IdentityUnclear ignored -> givenUp(frame, visit, What.REFUSED, request, response);
            case ConfirmOutcome.NotEligible ignored -> givenUp(frame, visit, What.REFUSED, request, response);
            case ConfirmOutcome.InvitationGone ignored -> givenUp(frame, visit, What.REFUSED, request, response);
        };
    }

    /** Gives back what was chosen; the booking is as it was. */
    @PostMapping("/{language:en|fr}/manage/stop")
    View stop(Frame frame, Visit visit, HttpServletRequest request, HttpServletResponse response) {
        return givenUp(frame, visit, What.KEPT, request, response);
    }

    /** Keeps the chosen places longer and comes back to the page it was asked from. */
    @PostMapping("/{language:en|fr}/manage/keep")
    View keep(
            Frame frame,
            Visit visit,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Managing managing = visit.managing();
        List<HeldPlace> kept = places.longer(
                visits.claim(visit), appointments.asker(visit.person().identity(), Set.of()), managing.held(), true);
        visits.keep(request, response, managing.holding(kept));
        if (kept.size() < managing.held().size()) {
            Set<Integer> lost =
                    managing.held().stream().map(HeldPlace::dose).collect(Collectors.toCollection(TreeSet::new));
            kept.forEach(place -> lost.remove(place.dose()));
            Visit after = visit.with(managing.holding(kept));
            return change.page(frame, after, lost, errors(frame, lost, "manage.check.lost"));
        }
        return Pages.seeOther(frame.to(to.matches("/manage/[a-z0-9/-]{1,80}") ? to : "/manage/check"));
    }

    @GetMapping("/{language:en|fr}/manage/keep")
    View keep(Frame frame) {
        return Pages.seeOther(frame.to("/manage/check"));
    }

    private View done(Frame frame, Managing managing, HttpServletRequest request, HttpServletResponse response) {
        visits.keep(request, response, managing.holding(List.of()));
        return Pages.seeOther(frame.to("/manage/booking"));
    }

    private View givenUp(
            Frame frame, Visit visit, What what, HttpServletRequest request, HttpServletResponse response) {
        List<Integer> doses =
                visit.managing().held().stream().map(HeldPlace::dose).toList();
        appointments.release(visits.claim(visit));
        return done(frame, visit.managing().saying(what, doses), request, response);
    }

    /** The page without the places that are gone; everything else stays. */
    private View chooseAgain(
            Frame frame,
            Visit visit,
            Set<DoseOrdinal> doses,
            String text,
            HttpServletRequest request,
            HttpServletResponse response) {
        Managing left = visit.managing();
        Set<Integer> lost = new TreeSet<>();
        for (DoseOrdinal dose : doses) {
            left = left.without(dose.value());
            lost.add(dose.value());
        }
        visits.keep(request, response, left);
        return change.page(frame, visit.with(left), lost, errors(frame, lost, text));
    }

    private static FormErrors errors(Frame frame, Set<Integer> doses, String text) {
        FormErrors errors = FormErrors.none();
        for (int dose : doses) {
            errors = errors.and("doses", frame.t().of(text, Voice.doseName(frame.t(), dose)));
        }
        return errors;
    }

    /** Nothing is chosen, or not all that has to be. */
    private Optional<View> early(Frame frame, Visit visit) {
        if (visit.managing().held().isEmpty()) {
            return Optional.of(Pages.seeOther(frame.to("/manage/booking")));
        }
        return choices.toChoose(visit).map(dose -> Pages.seeOther(frame.to("/manage/dose/" + dose)));
    }
}
