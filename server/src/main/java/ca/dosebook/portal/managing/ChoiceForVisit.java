package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.portal.BookedAppointments;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HeldPlace;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.choosing.ChoiceOf;
import ca.dosebook.portal.managing.Outlook.Standing;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What can be chosen for a dose of a booking, given its other doses and what is chosen for them already. */
@Component
class ChoiceForVisit {

    /** As far as a first dose is offered for a new booking. */
    private static final int DAYS_AHEAD = 60;

    private final Appointments appointments;
    private final Availability availability;
    private final BookedAppointments booked;
    private final Journey journey;
    private final Framing framing;
    private final Clock clock;

    ChoiceForVisit(
            Appointments appointments,
            Availability availability,
            BookedAppointments booked,
            Journey journey,
            Framing framing,
            Clock clock) {
        this.appointments = appointments;
        this.availability = availability;
        this.booked = booked;
        this.journey = journey;
        this.framing = framing;
        this.clock = clock;
    }

    Outlook outlook(Visit visit) {
        Instant now = clock.instant();
        TreeSet<Integer> doses = new TreeSet<>();
        visit.booking().appointments().forEach(a -> doses.add(a.dose().value()));
        List<Standing> standings = new ArrayList<>();
        for (int dose : doses) {
            Optional<Appointment> live = visit.booking().live(new DoseOrdinal(dose));
            standings.add(new Standing(
                    dose,
                    live.flatMap(booked::slot),
                    live.map(appointment -> appointment.startsAt().isAfter(now)).orElse(false),
                    held(visit, dose).flatMap(journey::slot)));
        }
        return new Outlook(standings);
    }

    private static Optional<HeldPlace> held(Visit visit, int dose) {
        return visit.managing().held().stream()
                .filter(place -> place.dose() == dose)
                .findFirst();
    }

    Outlook.Windows windows(Visit visit) {
        return (dose, product, day) ->
                appointments.windowAfter(dose, product, day, visit.person().identity());
    }

    /** The dose that needs another place before the change can be confirmed. */
    Optional<Integer> toChoose(Visit visit) {
        return outlook(visit).toChoose(windows(visit));
    }

    /** Empty when this dose can't be chosen: it is not of this booking, was given, or follows one with no date. */
    Optional<ChoiceOf> of(Frame frame, Visit visit, int dose, String access) {
        Outlook outlook = outlook(visit);
        Optional<Standing> standing = outlook.dose(dose).filter(Standing::open);
        Optional<Slot> centre = centre(visit.booking(), dose);
        Optional<Slot> earlier = outlook.then(dose - 1);
        Optional<DoseWindow> window = earlier.flatMap(slot ->
                windows(visit).after(new DoseOrdinal(dose - 1), slot.clinicDay().product(), slot.day()));
        boolean first = outlook.standings().stream().noneMatch(other -> other.dose() < dose);
        boolean startless =
                !first && earlier.isEmpty() && standing.flatMap(Standing::now).isEmpty();
        if (standing.isEmpty() || centre.isEmpty() || startless || (earlier.isPresent() && window.isEmpty())) {
            return Optional.empty();
        }
        Wanted wanted = wanted(visit, outlook, standing.get(), window, access.equals("yes"))
                .by(appointments.asker(visit.person().identity(), Set.of()));
        String base = "/manage/dose/" + dose;
        return Optional.of(new ChoiceOf(
                framed(frame, visit, outlook),
                base,
                dose,
                new Voice(frame.t(), visit.name()),
                centre.get().stop().town(),
                centre.get().stop().point(),
                wanted,
                window,
                framing.notice(frame, visit.managing().held(), base).orElse(null),
                "/manage/keep",
                base));
    }

    private Wanted wanted(
            Visit visit, Outlook outlook, Standing standing, Optional<DoseWindow> window, boolean wheelchairAccess) {
        Instant now = clock.instant();
        LocalDate yesterday = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        Optional<Slot> earlier = outlook.then(standing.dose() - 1);
        // A later dose whose dose before is not in the booking: no earlier than it is, since nobody knows that day.
        LocalDate from = standing.dose() > 1 && window.isEmpty()
                ? standing.now().map(Slot::day).orElse(yesterday)
                : yesterday;
        return new Wanted(
                        Set.of(),
                        earlier.or(() -> outlook.then(standing.dose() + 1))
                                .or(() -> standing.dose() > 1 ? standing.now() : Optional.empty())
                                .map(slot -> slot.clinicDay().product()),
                        window.map(DoseWindow::earliest).orElse(from),
                        window.map(DoseWindow::latest).orElse(from.plusDays(DAYS_AHEAD)),
                        now,
                        wheelchairAccess)
                .at(appointments.sitesToMoveTo(visit.booking(), visit.person()));
    }

    /** Where distances are measured from: the clinic of this dose, else of another one. The address is not kept. */
    Optional<Slot> centre(Booking booking, int dose) {
        return booking.live(new DoseOrdinal(dose))
                .or(() -> booking.live().stream().findFirst())
                .or(() -> booking.appointments().stream()
                        .filter(appointment -> appointment.dose().value() == dose)
                        .reduce((earlier, later) -> later))
                .flatMap(booked::slot);
    }

    private static Frame framed(Frame frame, Visit visit, Outlook outlook) {
        return frame.about(frame.t().of("manage.about", visit.name())).chosen(chosen(frame.t(), outlook));
    }

    /** What is booked now and what is chosen instead, for the top of every page. */
    private static List<Fact> chosen(Texts t, Outlook outlook) {
        List<Fact> facts = new ArrayList<>();
        for (Standing standing : outlook.standings()) {
            String dose = Voice.doseTitle(t, standing.dose());
            standing.now().ifPresent(slot -> facts.add(Fact.of(t.of("manage.fact.now", dose), text(t, slot))));
            standing.next().ifPresent(slot -> facts.add(Fact.of(t.of("manage.fact.new", dose), text(t, slot))));
        }
        return facts;
    }

    private static String text(Texts t, Slot slot) {
        return Framing.when(t, slot) + "\n" + Framing.name(t, slot);
    }

    /** The slot with this id, if it fits. */
    Optional<Slot> slot(String id, Wanted wanted) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        return availability.timetable().slot(new SlotId(UUID.fromString(id))).filter(wanted::fits);
    }

    /** With this place held, and without the one for the dose after it if the two don't fit. */
    Managing holding(Visit visit, HeldPlace place) {
        Visit after = visit.with(visit.managing().holding(place));
        Outlook outlook = outlook(after);
        Optional<Slot> slot = outlook.dose(place.dose()).flatMap(Standing::next);
        Optional<Slot> later = outlook.dose(place.dose() + 1).flatMap(Standing::next);
        boolean fits = slot.isEmpty()
                || later.isEmpty()
                || Outlook.follows(place.dose(), slot.get(), later.get(), windows(visit));
        return fits ? after.managing() : after.managing().without(place.dose() + 1);
    }
}
