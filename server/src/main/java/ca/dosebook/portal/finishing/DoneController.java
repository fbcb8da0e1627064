package ca.dosebook.portal.finishing;

import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingId;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.QrPicture;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.BookedAppointments;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.SentMail;
import ca.dosebook.portal.Voice;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The booking is complete: the reference, where and when, what to bring; to be read, printed and kept. */
@Controller
@ForEveryone
class DoneController {

    private final Pages pages;
    private final Journey journey;
    private final HeldPlaces places;
    private final Appointments appointments;
    private final BookedAppointments booked;
    private final SentMail mail;

    DoneController(
            Pages pages,
            Journey journey,
            HeldPlaces places,
            Appointments appointments,
            BookedAppointments booked,
            SentMail mail) {
        this.pages = pages;
        this.journey = journey;
        this.places = places;
        this.appointments = appointments;
        this.booked = booked;
        this.mail = mail;
    }

    /**
     * @param code the reference, to be scanned at the clinic
     * @param mail what was sent, in words; empty when nothing was
     * @param asks whether to ask how it went
     */
    record Done(
            Voice voice,
            String reference,
            QrPicture code,
            List<BookedAppointments.Line> doses,
            String mail,
            boolean atClinic,
            boolean asks) {}

    @GetMapping("/{language:en|fr}/book/done")
    View done(Frame frame, Draft draft) {
        return booking(draft)
                .<View>map(booking -> {
                    Voice voice = Voice.of(frame.t(), draft);
                    List<BookedAppointments.Line> live = booked.lines(frame.t(), booking).stream()
                            .filter(line -> line.state().equals("booked"))
                            .toList();
                    String sent = draft.contact()
                            .flatMap(contact -> contact.email())
                            .map(address -> mail.sentence(frame.t(), address))
                            .orElse("");
                    boolean atClinic = draft.identity()
                            .map(identity -> identity.document().confirmedAtClinic())
                            .orElse(false);
                    Frame framed =
                            frame.title(frame.t().of("portal.done.title")).withClearButton();
                    if (voice.name() != null) {
                        framed = framed.about(frame.t().of("portal.about", voice.name()));
                    }
                    Done page = new Done(
                            voice,
                            booking.reference().spaced(),
                            QrPicture.of(booking.reference().digits()),
                            live,
                            sent,
                            atClinic,
                            !draft.hasFeedback());
                    return pages.page("portal/finishing/done", framed, page);
                })
                .orElseGet(() -> Pages.seeOther(frame.to(journey.onward(draft))));
    }

    @GetMapping("/{language:en|fr}/book/done/calendar")
    View calendar(Frame frame, Draft draft) {
        return booking(draft)
                .map(booking -> booked.calendar(frame.t(), booking))
                .orElseGet(() -> Pages.seeOther(frame.to(journey.onward(draft))));
    }

    private Optional<Booking> booking(Draft draft) {
        if (draft.confirmed() == null) {
            return Optional.empty();
        }
        return draft.identity()
                .flatMap(identity -> appointments.find(places.keyOf(identity), new BookingId(draft.booking())));
    }
}
