package ca.dosebook.booking.arrivals;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.EndReason;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.SlotCount;
import ca.dosebook.immunizations.DoseHistory;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.People;
import ca.dosebook.vaccines.Vaccines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Receives people on a clinic day. Every answer that says something was done is given after it is on disk. */
@Component
public class Arrivals {

    /** After a dose: 15 minutes, as the National Advisory Committee on Immunization advised for these vaccines. */
    public static final Duration OBSERVATION = Duration.ofMinutes(15);

    private final ArrivalStore store;
    private final FloorStore floors;
    private final ClinicDays days;
    private final Appointments appointments;
    private final Doses doses;
    private final People people;
    private final Vaccines vaccines;
    private final Audit audit;
    private final Clock clock;

    Arrivals(
            ArrivalStore store,
            FloorStore floors,
            ClinicDays days,
            Appointments appointments,
            Doses doses,
            People people,
            Vaccines vaccines,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.floors = floors;
        this.days = days;
        this.appointments = appointments;
        this.doses = doses;
        this.people = people;
        this.vaccines = vaccines;
        this.audit = audit;
        this.clock = clock;
    }

    /** How somebody who stands at the desk of this day is received. */
    public Reception receive(PersonKey person, ClinicDay day, ZoneId zone) {
        var keys = people.keysOf(person);
        DoseHistory history = doses.history(person);
        FloorStore.Floor floor = floors.floor(day.site(), day.id());
        List<Appointment> all = new ArrayList<>();
        keys.forEach(key -> appointments.of(key).forEach(booking -> all.addAll(booking.appointments())));
        boolean complete = history.last()
                .flatMap(last -> vaccines.product(last.product()))
                .map(product -> history.doses().size() >= product.seriesDoses())
                .orElse(false);
        return ReceptionRules.assess(new ReceptionRules.Facts(
                day.site(),
                day.day(),
                zone,
                clock.instant(),
                all,
                store.of(day.site(), day.id(), keys),
                history,
                doses.nextWindow(person, day.day()),
                complete && all.stream().noneMatch(Appointment::isLive),
                floor.walkIns(),
                floor.closed()));
    }

    /**
     * Lets somebody in. Doing it twice lets them in once.
     *
     * @param id made when the page was
     */
    @Transactional
    public CheckInOutcome checkIn(
            ArrivalId id, PersonKey person, ClinicDay day, ZoneId zone, IdentityBy identityBy, SignedIn staff) {
        Optional<Arrival> before = store.find(day.site(), id);
        if (before.isPresent()) {
            return new CheckInOutcome.In(before.get());
        }
        floors.together(day.site(), day.id());
        Reception reception = receive(person, day, zone);
        if (!reception.mayComeIn()) {
            return new CheckInOutcome.NotNow(reception);
        }
        Optional<Appointment> appointment = reception.appointment();
        PersonKey key = appointment.flatMap(this::keyOf).orElse(person);
        Arrival arrival = new Arrival(
                id,
                day.site(),
                day.id(),
                key,
                appointment.map(Appointment::id),
                identityBy,
                ArrivalState.WAITING,
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        if (!store.insert(arrival, staff.user().value())) {
            return new CheckInOutcome.NotNow(receive(person, day, zone));
        }
        audit.record(entry(staff, Act.ARRIVED, arrival).noting(identityBy.name()));
        return new CheckInOutcome.In(arrival);
    }

    /**
     * Notes that somebody came while the server could not be told: on this day, which may be over and closed by now. They
     * came, so nothing stops it. Where they wait already, noted at another desk, that is the arrival; where the
     * appointment is no more, they came without one; where it was noted that they did not come, that is taken back.
     */
    @Transactional
    public Arrival noteLater(PastArrival past, ClinicDay day, SignedIn staff) {
        Optional<Arrival> before = store.find(day.site(), past.id())
                .or(() -> waiting(day).stream()
                        .filter(one -> one.person().equals(past.person()))
                        .findFirst());
        if (before.isPresent()) {
            return before.get();
        }
        Optional<AppointmentState> state = store.stateOf(past.person(), past.appointment());
        boolean absent = state.filter(AppointmentState.NO_SHOW::equals).isPresent();
        boolean stands = absent || state.filter(AppointmentState.BOOKED::equals).isPresent();
        Arrival arrival = new Arrival(
                past.id(),
                day.site(),
                day.id(),
                past.person(),
                Optional.of(past.appointment()).filter(of -> stands),
                past.identityBy(),
                ArrivalState.WAITING,
                past.at(),
                Optional.empty(),
                Optional.empty());
        if (!store.insert(arrival, staff.user().value())) {
            // Noted at another desk in this very moment.
            return store.present(day.site(), day.id(), ArrivalState.WAITING).stream()
                    .filter(one -> one.person().equals(past.person()))
                    .findFirst()
                    .orElseThrow(() -> new DuplicateKeyException("an arrival of this id is another site's"));
        }
        audit.record(entry(staff, Act.ARRIVED, arrival).noting(past.identityBy().name()));
        if (absent) {
            audit.record(entry(staff, Act.NO_SHOW_UNDONE, past.person(), past.appointment()));
        }
        return arrival;
    }

    /** The record under which an appointment was booked, where records of one person are linked. */
    private Optional<PersonKey> keyOf(Appointment appointment) {
        return store.personOf(appointment.site(), appointment.slot(), appointment.id());
    }

    public Optional<Arrival> find(SiteId site, ArrivalId id) {
        return store.find(site, id);
    }

    /** Takes back an arrival noted by mistake; false when it does not wait any more. */
    @Transactional
    public boolean undo(Arrival arrival, SignedIn staff) {
        boolean undone = store.end(arrival.site(), arrival.id(), ArrivalState.UNDONE, clock.instant(), null);
        if (undone) {
            audit.record(entry(staff, Act.ARRIVAL_UNDONE, arrival));
        }
        return undone;
    }

    /** Who waits, in the order of coming. */
    public List<Arrival> waiting(ClinicDay day) {
        return store.present(day.site(), day.id(), ArrivalState.WAITING);
    }

    /** Who sits after the dose, in the order of coming. */
    public List<Arrival> observed(ClinicDay day) {
        return store.present(day.site(), day.id(), ArrivalState.DOSED);
    }

    /** Notes that somebody left after the dose; false when they had. */
    public boolean left(Arrival arrival) {
        return store.left(arrival.site(), arrival.id(), clock.instant());
    }

    /** The appointments of a day whose slots begin between two moments, the second not included. */
    public List<Expected> expected(ClinicDay day, Instant from, Instant to) {
        return store.expected(
                day.site(),
                day.id(),
                slots(
                        day,
                        slot -> !slot.startsAt().isBefore(from)
                                && slot.startsAt().isBefore(to)));
    }

    /** Which of these people have an appointment on the day. */
    public Set<PersonKey> among(ClinicDay day, Collection<PersonKey> persons) {
        return persons.isEmpty() ? Set.of() : store.among(day.site(), slots(day, slot -> true), persons);
    }

    public FloorCount count(ClinicDay day) {
        return floors.count(day.site(), day.id(), days.slotsOf(day.id()));
    }

    private List<SlotId> slots(ClinicDay day, Predicate<SlotCount> wanted) {
        return days.slotsOf(day.id()).stream().filter(wanted).map(SlotCount::id).toList();
    }

    public void setWalkIns(ClinicDay day, boolean walkIns) {
        floors.setWalkIns(day.site(), day.id(), walkIns);
    }

    /** Notes that somebody did not come; false when they came, or the appointment is not live. */
    @Transactional
    public boolean noShow(ClinicDay day, Expected expected, SignedIn staff) {
        floors.alone(day.site(), day.id());
        boolean here = store.of(day.site(), day.id(), List.of(expected.person())).stream()
                .anyMatch(arrival -> arrival.state() != ArrivalState.UNDONE);
        boolean noted = !here
                && store.endAppointment(
                        expected.person(),
                        expected.appointment(),
                        AppointmentState.NO_SHOW,
                        EndReason.DID_NOT_COME.name(),
                        clock.instant());
        if (noted) {
            audit.record(entry(staff, Act.NO_SHOW_MARKED, expected.person(), expected.appointment()));
        }
        return noted;
    }

    /** Takes that back; false when they have booked another appointment for the dose meanwhile. */
    @Transactional
    public boolean expectAgain(PersonKey person, AppointmentId appointment, SignedIn staff) {
        boolean again = store.expectAgain(person, appointment);
        if (again) {
            audit.record(entry(staff, Act.NO_SHOW_UNDONE, person, appointment));
        }
        return again;
    }

    /** Whether a failure says that another appointment took the place. */
    public static boolean isTaken(RuntimeException failure) {
        return failure instanceof DuplicateKeyException;
    }

    /**
     * Closes the day: who did not come is noted, nobody is let in any more. Answers how many were noted; empty when somebody
     * still waits, sits after a dose or has an appointment later on, or the day was closed before. Whoever is let in at this
     * very moment is waited for and counted.
     */
    @Transactional
    public Optional<Integer> close(ClinicDay day, SignedIn staff) {
        floors.alone(day.site(), day.id());
        Instant now = clock.instant();
        List<Expected> absent = store.missing(day.site(), day.id(), slots(day, slot -> true));
        if (!waiting(day).isEmpty()
                || !observed(day).isEmpty()
                || absent.stream().anyMatch(one -> one.startsAt().isAfter(now))
                || !floors.close(day.site(), day.id(), staff.user().value(), now)) {
            return Optional.empty();
        }
        int noted = 0;
        for (Expected missing : absent) {
            noted += noShow(day, missing, staff) ? 1 : 0;
        }
        audit.record(AuditEntry.of(staff.actor(), Act.CLINIC_DAY_CLOSED)
                .concerning(day.id().value()));
        return Optional.of(noted);
    }

    /** Opens a closed day again; who was noted as missing stays noted. */
    @Transactional
    public boolean reopen(ClinicDay day, SignedIn staff) {
        boolean opened = floors.reopen(day.site(), day.id());
        if (opened) {
            audit.record(AuditEntry.of(staff.actor(), Act.CLINIC_DAY_CLOSED)
                    .concerning(day.id().value())
                    .noting("REOPENED"));
        }
        return opened;
    }

    /** The date of a day's site when it is now. */
    public LocalDate today(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static AuditEntry entry(SignedIn staff, Act act, Arrival arrival) {
        return AuditEntry.of(staff.actor(), act)
                .about(arrival.person())
                .concerning(arrival.id().value());
    }

    private static AuditEntry entry(SignedIn staff, Act act, PersonKey person, AppointmentId appointment) {
        return AuditEntry.of(staff.actor(), act).about(person).concerning(appointment.value());
    }
}
