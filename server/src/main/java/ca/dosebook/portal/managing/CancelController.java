package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.EndReason;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.BookedAppointments;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.portal.managing.Managing.What;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Cancelling: which appointments, a question whether it is meant, and the act. */
@Controller
@ForEveryone
class CancelController {

    private final Pages pages;
    private final BookedAppointments booked;
    private final Visits visits;
    private final Appointments appointments;
    private final Clock clock;

    CancelController(Pages pages, BookedAppointments booked, Visits visits, Appointments appointments, Clock clock) {
        this.pages = pages;
        this.booked = booked;
        this.visits = visits;
        this.appointments = appointments;
        this.clock = clock;
    }

    record Cancel(List<Choice> choices) {}

    /**
     * @param doses that are to be cancelled, and what is booked for each
     * @param keeps what is true of a later dose that stays; empty when none does
     * @param move where to move instead; only for one dose
     */
    record Really(List<Integer> doses, List<String> lines, String keeps, List<Move> move) {}

    record Move(String text, String link) {}

    @GetMapping("/{language:en|fr}/manage/cancel")
    View cancel(Frame frame, Visit visit, HttpServletRequest request, HttpServletResponse response) {
        visits.keep(request, response, visit.managing());
        return which(frame, visit, FormErrors.none());
    }

    @GetMapping("/{language:en|fr}/manage/cancel/really")
    View really(
            Frame frame, Visit visit, @RequestParam(name = "doses", required = false) @Nullable List<String> doses) {
        Texts t = frame.t();
        List<Appointment> chosen = chosen(visit, doses);
        if (chosen.isEmpty()) {
            return which(frame, visit, FormErrors.none().and("doses", t.of("manage.cancel.error")));
        }
        List<Integer> numbers = chosen.stream().map(a -> a.dose().value()).toList();
        int first = numbers.getFirst();
        String keeps = ahead(visit).stream()
                .filter(a ->
                        a.dose().value() > first && !numbers.contains(a.dose().value()))
                .findFirst()
                .map(a -> t.of(
                        "manage.really.keeps",
                        Voice.doseName(t, a.dose().value()),
                        when(t, a),
                        Voice.doseName(t, first)))
                .orElse("");
        List<Move> moves = chosen.stream()
                .map(a -> new Move(
                        t.of("manage.really.move", Voice.doseName(t, a.dose().value())),
                        frame.to("/manage/dose/" + a.dose().value())))
                .toList();
        Really page = new Really(numbers, chosen.stream().map(a -> line(t, a)).toList(), keeps, moves);
        Frame framed = frame.title(t.of("manage.really.title"))
                .back(frame.to("/manage/cancel"))
                .about(t.of("manage.about", visit.name()));
        return pages.page("portal/managing/really", framed, page);
    }

    @PostMapping("/{language:en|fr}/manage/cancel")
    View cancel(
            Frame frame,
            Visit visit,
            @RequestParam(name = "doses", required = false) @Nullable List<String> doses,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<Appointment> chosen = chosen(visit, doses);
        if (chosen.isEmpty()) {
            // Cancelled already, by the same form sent twice, or begun: the booking says which.
            return Pages.seeOther(frame.to("/manage/booking"));
        }
        Booking after = appointments.cancel(
                visit.booking(),
                chosen.stream().map(Appointment::dose).collect(Collectors.toSet()),
                EndReason.BY_PERSON,
                Attempts.actor(request));
        List<Integer> done = after.appointments().stream()
                .filter(a -> a.state() == AppointmentState.CANCELLED
                        && chosen.stream().anyMatch(c -> c.id().equals(a.id())))
                .map(a -> a.dose().value())
                .toList();
        if (!done.isEmpty()) {
            visits.keep(request, response, visit.managing().saying(What.CANCELLED, done));
        }
        return Pages.seeOther(frame.to("/manage/booking"));
    }

    private View which(Frame frame, Visit visit, FormErrors errors) {
        Texts t = frame.t();
        List<Choice> choices = new ArrayList<>();
        for (Appointment appointment : ahead(visit)) {
            int dose = appointment.dose().value();
            choices.add(
                    Choice.of(String.valueOf(dose), Voice.doseTitle(t, dose)).hint(when(t, appointment)));
        }
        if (choices.isEmpty()) {
            return Pages.seeOther(frame.to("/manage/booking"));
        }
        Frame framed = frame.title(t.of("manage.cancel.title"))
                .back(frame.to("/manage/booking"))
                .about(t.of("manage.about", visit.name()))
                .errors(errors);
        return pages.page("portal/managing/cancel", framed, new Cancel(choices));
    }

    private List<Appointment> chosen(Visit visit, @Nullable List<String> doses) {
        Set<String> numbers = doses == null ? Set.of() : Set.copyOf(doses);
        return ahead(visit).stream()
                .filter(a -> numbers.contains(String.valueOf(a.dose().value())))
                .toList();
    }

    private List<Appointment> ahead(Visit visit) {
        Instant now = clock.instant();
        return visit.booking().live().stream()
                .filter(a -> a.startsAt().isAfter(now))
                .toList();
    }

    private String line(Texts t, Appointment appointment) {
        return t.of("manage.really.line", Voice.doseTitle(t, appointment.dose().value()), when(t, appointment));
    }

    private String when(Texts t, Appointment appointment) {
        return booked.slot(appointment)
                .map(slot -> Framing.when(t, slot) + ", " + Framing.name(t, slot))
                .orElse("");
    }
}
