package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.Outbox;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.BookedAppointments;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.managing.Managing.What;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The booking as it stands, sending it again, and leaving it. */
@Controller
@ForEveryone
class BookingController {

    private final BookingPages booking;
    private final BookedAppointments booked;
    private final Visits visits;
    private final Copies copies;
    private final Drafts drafts;
    private final Appointments appointments;

    BookingController(
            BookingPages booking,
            BookedAppointments booked,
            Visits visits,
            Copies copies,
            Drafts drafts,
            Appointments appointments) {
        this.booking = booking;
        this.booked = booked;
        this.visits = visits;
        this.copies = copies;
        this.drafts = drafts;
        this.appointments = appointments;
    }

    @GetMapping("/{language:en|fr}/manage/booking")
    View booking(Frame frame, Visit visit, HttpServletRequest request, HttpServletResponse response) {
        visits.keep(request, response, visit.managing().silent());
        return booking.page(frame, visit);
    }

    @GetMapping("/{language:en|fr}/manage/booking/calendar")
    View calendar(Frame frame, Visit visit) {
        return booked.calendar(frame.t(), visit.booking());
    }

    @PostMapping("/{language:en|fr}/manage/send")
    View send(Frame frame, Visit visit, HttpServletRequest request, HttpServletResponse response) {
        if (visit.person().contact().email().isPresent()) {
            Managing managing = visit.managing();
            What what = copies.send(frame, visit);
            visits.keep(request, response, managing.copySent().saying(what));
        }
        return Pages.seeOther(frame.to("/manage/booking"));
    }

    /** Sends a booking again, a few times an hour: nobody's mailbox is to be filled by someone with a reference. */
    @Component
    record Copies(Outbox outbox, Clock clock) {

        private static final int MOST_AN_HOUR = 5;

        What send(Frame frame, Visit visit) {
            Booking booking = visit.booking();
            Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
            long recent = outbox.find(booking.id().value()).stream()
                    .filter(message -> message.kind().equals(Booking.COPY)
                            && !message.messageId().equals(visit.managing().copy())
                            && message.firstDueAt().isAfter(hourAgo))
                    .count();
            if (recent >= MOST_AN_HOUR) {
                return What.SENT_OFTEN;
            }
            outbox.enqueue(new MessageRequest(
                    visit.managing().copy(),
                    Booking.COPY,
                    booking.person().value(),
                    booking.id().value(),
                    frame.language()));
            return What.SENT;
        }
    }

    /** Leaves nothing of this booking in the browser, and gives back places that were chosen but not confirmed. */
    @PostMapping("/{language:en|fr}/manage/done")
    View done(Frame frame, Draft draft, HttpServletRequest request, HttpServletResponse response) {
        Optional<Visit> visit = visits.of(request);
        visit.filter(open -> !open.managing().held().isEmpty())
                .ifPresent(open -> appointments.release(visits.claim(open)));
        if (draft.confirmed() != null) {
            // The last page of a booking made here shows the same appointments.
            drafts.clear(request, response);
        }
        visits.close(request, response);
        return Pages.seeOther(frame.to("/manage/closed"));
    }

    @GetMapping("/{language:en|fr}/manage/closed")
    View closed(Frame frame, Draft draft) {
        return booking.closed(frame, draft);
    }
}
