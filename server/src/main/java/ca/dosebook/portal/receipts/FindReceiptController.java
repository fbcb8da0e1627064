package ca.dosebook.portal.receipts;

import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingReference;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.BirthDateForm;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Opens a receipt to whoever knows the reference of a booking and the person's birth date. */
@Controller
@ForEveryone
class FindReceiptController {

    private final Pages pages;
    private final Appointments appointments;
    private final Readings readings;
    private final Attempts attempts;
    private final Clock clock;

    FindReceiptController(Pages pages, Appointments appointments, Readings readings, Attempts attempts, Clock clock) {
        this.pages = pages;
        this.appointments = appointments;
        this.readings = readings;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Personal
    record Find(String reference, BirthDateForm birth) {
        @Override
        public String toString() {
            return "Find[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/receipt")
    View find(Frame frame, HttpServletRequest request) {
        return readings.open(request).isPresent()
                ? Pages.seeOther(frame.to("/receipt/doses"))
                : page(frame, new Find("", BirthDateForm.EMPTY), FormErrors.none());
    }

    @PostMapping("/{language:en|fr}/receipt")
    View find(
            Frame frame,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String birthDay,
            @RequestParam(defaultValue = "") String birthMonth,
            @RequestParam(defaultValue = "") String birthYear,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts t = frame.t();
        Find typed = new Find(reference, new BirthDateForm(birthDay, birthMonth, birthYear));
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        Optional<BookingReference> parsed = BookingReference.parse(reference);
        Optional<LocalDate> born = typed.birth().date(today);
        if (parsed.isEmpty() || born.isEmpty()) {
            FormErrors errors = FormErrors.none();
            if (parsed.isEmpty()) {
                String key = reference.isBlank() ? "manage.find.reference.empty" : "manage.find.reference.form";
                errors = errors.and("reference", t.of(key));
            }
            return page(frame, typed, errors.and(typed.birth().errors(t, today)));
        }
        // The same count as for opening a booking: here nobody gets more tries at the same secret.
        List<String> tries = List.of("reference " + parsed.get().digits(), "reference at " + Attempts.block(request));
        if (attempts.areUsedUp(tries)) {
            return page(frame, typed, FormErrors.none().and("reference", t.of("manage.find.tries")));
        }
        Optional<Booking> found = appointments.find(parsed.get(), born.get(), Attempts.actor(request));
        if (found.isEmpty()) {
            attempts.failed(tries);
            return page(frame, typed, FormErrors.none().and("reference", t.of("manage.find.none")));
        }
        readings.opened(request, response, found.get().person());
        return Pages.seeOther(frame.to("/receipt/doses"));
    }

    private Page page(Frame frame, Find find, FormErrors errors) {
        Frame framed = frame.title(frame.t().of("receipts.find.title")).back(frame.to("/"));
        return pages.page("portal/receipts/find", framed.errors(errors), find);
    }
}
