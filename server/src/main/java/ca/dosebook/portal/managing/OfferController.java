package ca.dosebook.portal.managing;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.displacing.Displacings;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.managing.Managing.What;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Says yes to a new time that the clinic gave. It was booked before; only the question goes away. */
@Controller
@ForEveryone
class OfferController {

    private final Displacings displacings;
    private final Visits visits;

    OfferController(Displacings displacings, Visits visits) {
        this.displacings = displacings;
        this.visits = visits;
    }

    @PostMapping("/{language:en|fr}/manage/new-time")
    View keep(
            Frame frame,
            Visit visit,
            @RequestParam(defaultValue = "") String old,
            HttpServletRequest request,
            HttpServletResponse response) {
        visit.booking().appointments().stream()
                .map(appointment -> appointment.id())
                .filter(id -> id.value().toString().equals(old))
                .findFirst()
                .ifPresent(id -> keep(visit, id));
        visits.keep(request, response, visit.managing().saying(What.NEW_TIME_KEPT));
        return Pages.seeOther(frame.to("/manage/booking"));
    }

    private void keep(Visit visit, AppointmentId id) {
        displacings.keep(visit.booking().person(), id);
    }
}
