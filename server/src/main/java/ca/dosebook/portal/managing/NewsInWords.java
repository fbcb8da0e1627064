package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.portal.BookedAppointments;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.SentMail;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.managing.Managing.News;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what was done, from what the booking is now. */
@Component
class NewsInWords {

    private final BookedAppointments booked;
    private final SentMail mail;

    NewsInWords(BookedAppointments booked, SentMail mail) {
        this.booked = booked;
        this.mail = mail;
    }

    /** @param kind of the notice: {@code success}, {@code info}, {@code warning} or {@code error} */
    record Said(String kind, String title, List<String> lines) {}

    Optional<Said> of(Texts t, Visit visit) {
        News news = visit.managing().news();
        if (news == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (news.what()) {
                    case CHANGED -> new Said("success", t.of("manage.news.changed"), changed(t, visit, news.doses()));
                    case CANCELLED ->
                        new Said("success", t.of("manage.news.cancelled"), cancelled(t, visit, news.doses()));
                    case SENT -> new Said("success", t.of("manage.news.sent"), mail(t, visit));
                    case SENT_OFTEN ->
                        new Said("info", t.of("manage.news.sentOften"), List.of(t.of("manage.news.sentOften.text")));
                    case KEPT -> new Said("info", t.of("manage.news.kept"), List.of(t.of("manage.news.kept.text")));
                    case NEW_TIME_KEPT -> new Said("success", t.of("displacing.notice.kept"), List.of());
                    case SAME_TIME -> new Said("info", t.of("manage.news.kept"), List.of(t.of("manage.news.sameTime")));
                    case BOOKED_ELSEWHERE ->
                        new Said("error", t.of("manage.news.unchanged"), List.of(t.of("manage.news.elsewhere")));
                    case BEGUN -> new Said("error", t.of("manage.news.unchanged"), List.of(t.of("manage.news.begun")));
                    case REFUSED ->
                        new Said("error", t.of("manage.news.unchanged"), List.of(t.of("manage.news.refused")));
                });
    }

    private List<String> changed(Texts t, Visit visit, List<Integer> doses) {
        List<String> lines = new ArrayList<>();
        for (Appointment live : visit.booking().live()) {
            if (doses.contains(live.dose().value())) {
                lines.add(t.of("manage.news.now", Voice.doseName(t, live.dose().value()), where(t, live)));
            }
        }
        lines.addAll(mail(t, visit));
        return lines;
    }

    private List<String> cancelled(Texts t, Visit visit, List<Integer> doses) {
        List<String> lines = new ArrayList<>();
        for (int dose : doses) {
            visit.booking().appointments().stream()
                    .filter(ended -> ended.dose().value() == dose && ended.state() == AppointmentState.CANCELLED)
                    .reduce((earlier, later) -> later)
                    .ifPresent(ended -> lines.add(t.of("manage.news.gone", Voice.doseName(t, dose), where(t, ended))));
        }
        lines.addAll(mail(t, visit));
        return lines;
    }

    private String where(Texts t, Appointment appointment) {
        return booked.slot(appointment)
                .map(slot -> Framing.when(t, slot) + ", " + Framing.name(t, slot))
                .orElse("");
    }

    private List<String> mail(Texts t, Visit visit) {
        return visit.person().contact().email().stream()
                .map(address -> mail.sentence(t, address))
                .toList();
    }
}
