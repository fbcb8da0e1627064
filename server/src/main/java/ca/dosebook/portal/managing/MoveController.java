package ca.dosebook.portal.managing;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Hold;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.StopId;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.HeldPlace;
import ca.dosebook.portal.choosing.ChoiceOf;
import ca.dosebook.portal.choosing.ChoosingPages;
import ca.dosebook.portal.managing.Managing.What;
import ca.dosebook.vaccines.DoseOrdinal;
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

/** Choosing another place for a dose of a booking, or a place for one that was cancelled. */
@Controller
@ForEveryone
class MoveController {

    private static final String DOSE = "/{language:en|fr}/manage/dose/{dose:[1-9]}";

    private final ChoosingPages choosing;
    private final ChoiceForVisit choices;
    private final DosePages doses;
    private final Visits visits;
    private final Appointments appointments;

    MoveController(
            ChoosingPages choosing, ChoiceForVisit choices, DosePages doses, Visits visits, Appointments appointments) {
        this.choosing = choosing;
        this.choices = choices;
        this.doses = doses;
        this.visits = visits;
        this.appointments = appointments;
    }

    /** What moving this dose means, and whether it is to be the same clinic. */
    @GetMapping(DOSE)
    View dose(
            Frame frame,
            Visit visit,
            @PathVariable int dose,
            HttpServletRequest request,
            HttpServletResponse response) {
        visits.keep(request, response, visit.managing());
        return choices.of(frame, visit, dose, "")
                .<View>map(choice -> doses.page(choice, visit))
                .orElseGet(() -> Pages.seeOther(frame.to("/manage/booking")));
    }

    @GetMapping(DOSE + "/clinics")
    View clinics(
            Frame frame,
            Visit visit,
            @PathVariable int dose,
            @RequestParam(defaultValue = "") String access,
            @RequestParam(defaultValue = "1") int page) {
        return choices.of(frame, visit, dose, access)
                .<View>map(choice -> choosing.clinics(choice, page))
                .orElseGet(() -> Pages.seeOther(frame.to("/manage/booking")));
    }

    @GetMapping(DOSE + "/{stop:[0-9a-f-]{36}}")
    View days(
            Frame frame,
            Visit visit,
            @PathVariable int dose,
            @PathVariable UUID stop,
            @RequestParam(defaultValue = "") String access,
            @RequestParam(defaultValue = "1") int page) {
        return choices.of(frame, visit, dose, access)
                .map(choice -> choosing.days(choice, new StopId(stop), page))
                .orElseGet(() -> Pages.seeOther(frame.to("/manage/booking")));
    }

    @GetMapping(DOSE + "/{stop:[0-9a-f-]{36}}/{day:\\d{4}-\\d{2}-\\d{2}}")
    View times(
            Frame frame,
            Visit visit,
            @PathVariable int dose,
            @PathVariable UUID stop,
            @PathVariable LocalDate day,
            @RequestParam(defaultValue = "") String access) {
        return choices.of(frame, visit, dose, access)
                .map(choice -> choosing.times(choice, new StopId(stop), day))
                .orElseGet(() -> Pages.seeOther(frame.to("/manage/booking")));
    }

    /** The page "just taken" was answered to a form: its address by itself, in the other language, leads here. */
    @GetMapping(DOSE + "/hold")
    View hold(Frame frame, @PathVariable int dose) {
        return Pages.seeOther(frame.to("/manage/dose/" + dose));
    }

    @PostMapping(DOSE + "/hold")
    View hold(
            Frame frame,
            Visit visit,
            @PathVariable int dose,
            @RequestParam(defaultValue = "") String slot,
            @RequestParam(defaultValue = "") String access,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<ChoiceOf> choice = choices.of(frame, visit, dose, access);
        if (choice.isEmpty()) {
            return Pages.seeOther(frame.to("/manage/booking"));
        }
        Optional<Slot> wanted = choices.slot(slot, choice.get().wanted());
        if (wanted.isEmpty()) {
            return clinicsAgain(frame, dose, access);
        }
        DoseOrdinal ordinal = new DoseOrdinal(dose);
        boolean live = visit.booking().live(ordinal).isPresent();
        if (visit.booking()
                .live(ordinal)
                .filter(now -> now.slot().equals(wanted.get().id()))
                .isPresent()) {
            return sameTime(frame, visit, dose, request, response);
        }
        HoldOutcome outcome = appointments.hold(
                visits.claim(visit),
                ordinal,
                AppointmentId.next(),
                wanted.get(),
                choice.get().wanted(),
                live);
        return switch (outcome) {
            case HoldOutcome.Held(Hold hold) -> {
                Managing held = choices.holding(visit, HeldPlace.of(hold));
                visits.keep(request, response, held);
                yield Pages.seeOther(frame.to(choices.toChoose(visit.with(held))
                        .map(next -> "/manage/dose/" + next)
                        .orElse("/manage/check")));
            }
            case HoldOutcome.SlotFull(List<FreeSlot> alternatives) ->
                choosing.taken(choice.get(), new FreeSlot(wanted.get(), 1), alternatives);
            case HoldOutcome.SlotPast ignored -> clinicsAgain(frame, dose, access);
            case HoldOutcome.HadAlready ignored -> {
                visits.keep(request, response, visit.managing().saying(What.REFUSED));
                yield Pages.seeOther(frame.to("/manage/booking"));
            }
            case HoldOutcome.AlreadyBooked ignored -> {
                visits.keep(request, response, visit.managing().saying(What.BOOKED_ELSEWHERE, List.of(dose)));
                yield Pages.seeOther(frame.to("/manage/booking"));
            }
        };
    }

    private static View clinicsAgain(Frame frame, int dose, String access) {
        String filter = access.equals("yes") ? "?access=yes" : "";
        return Pages.seeOther(frame.to("/manage/dose/" + dose + "/clinics" + filter));
    }

    /** The appointment itself was chosen: nothing is to be moved for this dose. */
    private View sameTime(
            Frame frame, Visit visit, int dose, HttpServletRequest request, HttpServletResponse response) {
        Managing without = visit.managing().without(dose);
        Optional<Integer> next = choices.toChoose(visit.with(without));
        if (without.held().isEmpty()) {
            visits.keep(request, response, without.saying(What.SAME_TIME));
            return Pages.seeOther(frame.to("/manage/booking"));
        }
        visits.keep(request, response, without);
        return Pages.seeOther(
                frame.to(next.map(other -> "/manage/dose/" + other).orElse("/manage/check")));
    }
}
