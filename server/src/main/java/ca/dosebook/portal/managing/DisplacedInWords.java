package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.displacing.Displaced;
import ca.dosebook.booking.displacing.DisplacedLetter;
import ca.dosebook.booking.displacing.Displacings;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.pages.Frame;
import ca.dosebook.portal.BookedAppointments;
import ca.dosebook.portal.Framing;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says what a clinic did to an appointment, and offers to keep, change or cancel the new one. */
@Component
class DisplacedInWords {

    private final Displacings displacings;
    private final BookedAppointments booked;
    private final Clock clock;

    DisplacedInWords(Displacings displacings, BookedAppointments booked, Clock clock) {
        this.displacings = displacings;
        this.booked = booked;
        this.clock = clock;
    }

    /**
     * A new time that the clinic gave.
     *
     * @param old the appointment that ended, as the form sends it
     * @param choose where another time is chosen
     */
    record Offer(String text, String old, String choose) {}

    /** Those that stand, are ahead, and were not answered yet. */
    List<Offer> offers(Frame frame, Visit visit) {
        return visit.booking().appointments().stream()
                .filter(appointment -> appointment.state() == AppointmentState.MOVED)
                .flatMap(appointment -> offer(frame, visit, appointment))
                .toList();
    }

    private Stream<Offer> offer(Frame frame, Visit visit, Appointment ended) {
        Instant now = clock.instant();
        Optional<Displaced> displaced =
                displacings.became(visit.booking().person(), ended.id()).filter(known -> !known.answered());
        Optional<Appointment> live = displaced
                .flatMap(Displaced::placed)
                .flatMap(id -> visit.booking().live().stream()
                        .filter(appointment -> appointment.id().equals(id))
                        .filter(appointment -> appointment.startsAt().isAfter(now))
                        .findFirst());
        Texts t = frame.t();
        return displaced.stream()
                .flatMap(known -> live.flatMap(booked::slot).stream()
                        .flatMap(slot -> booked.slot(ended).stream()
                                .map(old -> new Offer(
                                        t.of(
                                                "displacing.notice.text",
                                                Framing.when(t, old),
                                                DisplacedLetter.reason(t, known.displacing()),
                                                Framing.when(t, slot),
                                                Framing.name(t, slot)),
                                        ended.id().value().toString(),
                                        frame.to("/manage/dose/" + ended.dose().value())))));
    }

    /** Why an appointment ended that the clinic ended. */
    String why(Texts t, PersonKey person, Appointment ended) {
        String key = ended.state() == AppointmentState.MOVED ? "displacing.ended.moved" : "displacing.ended.cancelled";
        return displacings
                .became(person, ended.id())
                .map(displaced -> t.of(key, DisplacedLetter.reason(t, displaced.displacing())))
                .orElseGet(() -> t.of("displacing.ended.byClinic"));
    }
}
