package ca.dosebook.booking.arrivals;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.DoseHistory;
import ca.dosebook.vaccines.DoseWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which rule applies to somebody at the desk. Pure. */
final class ReceptionRules {

    /** Who comes sooner than this before the time is early, and later than this after it is late. */
    static final Duration TOLERANCE = Duration.ofMinutes(30);

    private ReceptionRules() {}

    /**
     * What is known of the moment.
     *
     * @param appointments of the person, ended ones too
     * @param arrivals of the person on this day
     * @param window of the next dose; empty when there is no rule or no dose before
     * @param complete whether the series is complete
     */
    record Facts(
            SiteId site,
            LocalDate day,
            ZoneId zone,
            Instant now,
            List<Appointment> appointments,
            List<Arrival> arrivals,
            DoseHistory history,
            Optional<DoseWindow> window,
            boolean complete,
            boolean walkIns,
            boolean closed) {

        boolean isToday(Appointment appointment) {
            return appointment.startsAt().atZone(zone).toLocalDate().equals(day);
        }
    }

    static Reception assess(Facts facts) {
        if (facts.closed()) {
            return new Reception.DayClosed();
        }
        Optional<Arrival> in = facts.arrivals().stream()
                .filter(arrival -> arrival.state() == ArrivalState.WAITING
                        || arrival.state() == ArrivalState.DOSED
                                && arrival.leftAt().isEmpty())
                .findFirst();
        if (in.isPresent()) {
            return new Reception.InAlready(in.get());
        }
        if (facts.complete()) {
            return new Reception.Vaccinated(facts.history().doses().size());
        }
        Optional<Appointment> mine = live(facts);
        Optional<LocalDate> tooEarly = facts.window()
                .map(DoseWindow::earliest)
                .filter(earliest -> facts.day().isBefore(earliest));
        if (tooEarly.isPresent()) {
            return new Reception.TooEarlyForDose(facts.history().next(), tooEarly.get(), mine);
        }
        return mine.map(appointment -> withAppointment(appointment, facts)).orElseGet(() -> without(facts));
    }

    /** The one here and today rather than any other; else the next. */
    private static Optional<Appointment> live(Facts facts) {
        return facts.appointments().stream()
                .filter(Appointment::isLive)
                .filter(live -> live.dose().compareTo(facts.history().next()) <= 0 || isHereAndToday(live, facts))
                .min(Comparator.comparing((Appointment live) -> !isHereAndToday(live, facts))
                        .thenComparing(Appointment::startsAt));
    }

    private static boolean isHereAndToday(Appointment live, Facts facts) {
        return live.site().equals(facts.site()) && facts.isToday(live);
    }

    private static Reception withAppointment(Appointment live, Facts facts) {
        if (!facts.isToday(live)) {
            return new Reception.OnOtherDay(live, facts.walkIns());
        }
        if (!live.site().equals(facts.site())) {
            return new Reception.AtOtherSite(live, facts.walkIns());
        }
        Duration late = Duration.between(live.startsAt(), facts.now());
        if (late.compareTo(TOLERANCE) > 0) {
            return new Reception.Late(live, (int) late.toMinutes());
        }
        if (late.negated().compareTo(TOLERANCE) > 0) {
            return new Reception.Early(live, (int) late.negated().toMinutes());
        }
        return new Reception.OnTime(live);
    }

    private static Reception without(Facts facts) {
        Optional<Appointment> absent = facts.appointments().stream()
                .filter(one -> one.state() == AppointmentState.NO_SHOW && isHereAndToday(one, facts))
                .findFirst();
        if (absent.isPresent()) {
            return new Reception.NotedAbsent(absent.get());
        }
        Optional<Appointment> ended = facts.appointments().stream()
                .filter(one -> one.state() == AppointmentState.CANCELLED)
                .max(Comparator.comparing(Appointment::startsAt));
        return new Reception.WithoutAppointment(facts.history().next(), ended, facts.walkIns());
    }
}
