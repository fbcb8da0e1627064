package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.EndReason;
import ca.dosebook.kernel.QrPicture;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.BookedAppointments;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HoldNotice;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.managing.Outlook.Standing;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a booking, and the one after it was left. */
@Component
class BookingPages {

    private final Pages pages;
    private final BookedAppointments booked;
    private final ChoiceForVisit choices;
    private final Framing framing;
    private final NewsInWords news;
    private final DisplacedInWords displaced;

    BookingPages(
            Pages pages,
            BookedAppointments booked,
            ChoiceForVisit choices,
            Framing framing,
            NewsInWords news,
            DisplacedInWords displaced) {
        this.pages = pages;
        this.booked = booked;
        this.choices = choices;
        this.framing = framing;
        this.news = news;
        this.displaced = displaced;
    }

    /**
     * One dose of the booking.
     *
     * @param line the live appointment; null for none
     * @param change where it is moved or booked again; empty where it can't be
     * @param first the dose that has to be booked before; empty when none has
     * @param given whether the dose is given, here or elsewhere: then there is nothing to book
     */
    record Dose(
            int dose,
            String name,
            BookedAppointments.@Nullable Line line,
            boolean past,
            String change,
            String first,
            boolean given) {}

    /** An appointment that no longer stands, and why. */
    record Ended(String dose, String when, String name, String why) {}

    /**
     * @param code the reference, to be scanned at the clinic
     * @param news what was just done; null for nothing
     * @param offers new times that the clinic gave and nobody has answered yet
     * @param goOn where an unfinished change goes on; empty when there is none
     * @param ahead whether something can still be cancelled
     * @param mail whether there is an e-mail address
     */
    record BookingPage(
            String reference,
            QrPicture code,
            NewsInWords.@Nullable Said news,
            List<DisplacedInWords.Offer> offers,
            List<Dose> doses,
            List<Ended> ended,
            String goOn,
            boolean ahead,
            boolean live,
            boolean mail,
            boolean atClinic,
            @Nullable HoldNotice hold) {}

    Page page(Frame frame, Visit visit) {
        Texts t = frame.t();
        Outlook outlook = choices.outlook(visit);
        List<Dose> doses = outlook.standings().stream()
                .map(standing -> dose(frame, visit, standing))
                .toList();
        String goOn = visit.managing().held().isEmpty()
                ? ""
                : choices.toChoose(visit).map(dose -> "/manage/dose/" + dose).orElse("/manage/check");
        BookingPage page = new BookingPage(
                visit.booking().reference().spaced(),
                QrPicture.of(visit.booking().reference().digits()),
                news.of(t, visit).orElse(null),
                displaced.offers(frame, visit),
                doses,
                ended(t, visit),
                goOn,
                outlook.standings().stream().anyMatch(Standing::ahead),
                !visit.booking().live().isEmpty(),
                visit.person().contact().email().isPresent(),
                visit.person().identity().document().confirmedAtClinic(),
                framing.notice(frame, visit.managing().held(), "/manage/booking")
                        .orElse(null));
        Frame framed = frame.title(t.of("manage.booking.title")).about(t.of("manage.about", visit.name()));
        return pages.page("portal/managing/booking", framed, page);
    }

    private Dose dose(Frame frame, Visit visit, Standing standing) {
        Texts t = frame.t();
        int dose = standing.dose();
        BookedAppointments.Line line = visit.booking()
                .live(new DoseOrdinal(dose))
                .flatMap(appointment -> standing.now().map(slot -> booked.line(t, appointment, slot)))
                .orElse(null);
        boolean given = line == null
                && visit.booking().appointments().stream()
                        .anyMatch(ended -> ended.dose().value() == dose
                                && ended.endReason()
                                        .filter(EndReason.GIVEN_ALREADY::equals)
                                        .isPresent());
        boolean possible = !given && choices.of(frame, visit, dose, "").isPresent();
        return new Dose(
                dose,
                Voice.doseTitle(t, dose),
                line,
                line != null && !standing.ahead(),
                possible ? frame.to("/manage/dose/" + dose) : "",
                line == null && !given && !possible && dose > 1 ? Voice.doseName(t, dose - 1) : "",
                given || line != null && line.state().equals("given"));
    }

    private List<Ended> ended(Texts t, Visit visit) {
        List<Ended> ended = new ArrayList<>();
        for (Appointment appointment : visit.booking().appointments()) {
            Stream.of(appointment)
                    .filter(known -> !known.isLive() && !known.isKept())
                    .flatMap(known -> booked.slot(known).stream())
                    .forEach(slot -> ended.add(new Ended(
                            Voice.doseTitle(t, appointment.dose().value()),
                            Framing.when(t, slot),
                            Framing.name(t, slot),
                            why(t, visit, appointment))));
        }
        return ended;
    }

    private String why(Texts t, Visit visit, Appointment appointment) {
        boolean moved = appointment.state() == AppointmentState.MOVED;
        Optional<EndReason> reason = appointment.endReason();
        if (reason.isEmpty()) {
            return moved ? t.of("manage.ended.moved") : t.of("manage.ended.cancelled");
        }
        return switch (reason.get()) {
            case BY_PERSON -> moved ? t.of("manage.ended.moved.byPerson") : t.of("manage.ended.cancelled.byPerson");
            case CLINIC_CANCELLED, CLINIC_MOVED ->
                displaced.why(t, visit.booking().person(), appointment);
            case INTERVAL_KEPT -> t.of("displacing.ended.interval");
            case DOSE_GIVEN -> t.of("manage.ended.given");
            case DOSE_NOT_GIVEN -> t.of("manage.ended.notGiven");
            case DID_NOT_COME -> t.of("manage.ended.missed");
            case GIVEN_ALREADY -> t.of("manage.ended.givenAlready");
            case DUPLICATE -> t.of("manage.ended.duplicate");
            case DECEASED -> t.of("manage.ended.cancelled");
        };
    }

    /** @param unfinished whether answers of another booking are still in the browser */
    record Closed(boolean unfinished) {}

    Page closed(Frame frame, Draft draft) {
        Frame framed = frame.title(frame.t().of("manage.closed.title"));
        boolean unfinished = draft.home() != null;
        return pages.page(
                "portal/managing/closed", unfinished ? framed.withClearButton() : framed, new Closed(unfinished));
    }
}
