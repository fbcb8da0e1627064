package ca.dosebook.portal.managing;

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

/** Opens a booking to whoever knows its reference and the person's birth date. */
@Controller
@ForEveryone
class FindController {

    private final Pages pages;
    private final Appointments appointments;
    private final Visits visits;
    private final Attempts attempts;
    private final Clock clock;

    FindController(Pages pages, Appointments appointments, Visits visits, Attempts attempts, Clock clock) {
        this.pages = pages;
        this.appointments = appointments;
        this.visits = visits;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @param ranOut whether a booking was open here and closed by itself */
    @Personal
    record Find(String reference, BirthDateForm birth, boolean ranOut) {
        @Override
        public String toString() {
            return "Find[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/manage")
    Page find(Frame frame, HttpServletRequest request) {
        return page(frame, new Find("", BirthDateForm.EMPTY, visits.ranOut(request)), FormErrors.none());
    }

    @PostMapping("/{language:en|fr}/manage")
    View find(
            Frame frame,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String birthDay,
            @RequestParam(defaultValue = "") String birthMonth,
            @RequestParam(defaultValue = "") String birthYear,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts t = frame.t();
        Find typed = new Find(reference, new BirthDateForm(birthDay, birthMonth, birthYear), false);
        // Born today in the east of the world counts as born: the comparison with the record decides.
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        Optional<BookingReference> parsed = BookingReference.parse(reference);
        Optional<LocalDate> born = typed.birth().date(today);
        if (parsed.isEmpty() || born.isEmpty()) {
            FormErrors errors = parsed.isPresent()
                    ? FormErrors.none()
                    : FormErrors.none()
                            .and(
                                    "reference",
                                    reference.isBlank()
                                            ? t.of("manage.find.reference.empty")
                                            : t.of("manage.find.reference.form"));
            return page(frame, typed, errors.and(typed.birth().errors(t, today)));
        }
        List<String> tries = List.of("reference " + parsed.get().digits(), "reference at " + Attempts.block(request));
        if (attempts.areUsedUp(tries)) {
            return page(frame, typed, FormErrors.none().and("reference", t.of("manage.find.tries")));
        }
        Optional<Booking> found = appointments.find(parsed.get(), born.get(), Attempts.actor(request));
        if (found.isEmpty()) {
            attempts.failed(tries);
            return page(frame, typed, FormErrors.none().and("reference", t.of("manage.find.none")));
        }
        visits.open(request, response, found.get());
        return Pages.seeOther(frame.to("/manage/booking"));
    }

    private Page page(Frame frame, Find find, FormErrors errors) {
        Frame framed = frame.title(frame.t().of("manage.find.title")).back(frame.to("/"));
        return pages.page("portal/managing/find", framed.errors(errors), find);
    }
}
