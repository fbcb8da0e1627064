package ca.dosebook.booking;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.NearestPlaces.Move;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Finds another place for someone whose clinic day falls out, and books it for them: nobody has two live appointments for
 * a dose at any moment, and none only where no place fits.
 */
@Component
public class Displacer {

    /** The mail to someone who has a new place. It is about the appointment that ended, not about the booking. */
    public static final MessageKind PLACED = new MessageKind("booking.displaced");

    /** The mail to someone for whom no place was found; about the appointment that ended. */
    public static final MessageKind WITHOUT_PLACE = new MessageKind("booking.unplaced");

    /** The mail to someone whose bookings changed because the record of their doses did; about the booking. */
    public static final MessageKind FOLLOWED = new MessageKind("booking.followed");

    private final AppointmentStore appointments;
    private final DisplaceStore store;
    private final NearestPlaces places;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Displacer(
            AppointmentStore appointments,
            DisplaceStore store,
            NearestPlaces places,
            People people,
            Audit audit,
            Clock clock) {
        this.appointments = appointments;
        this.store = store;
        this.places = places;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Where someone would go if it were now: each place they would take, the displaced dose's first; empty where none
     * fits. Writes nothing.
     *
     * @param usable false for places that others took in the same forecast
     * @return empty when there is nothing to displace any more
     */
    public Optional<List<Slot>> foresee(Leaving leaving, Predicate<Slot> usable) {
        return found(leaving)
                .map(found ->
                        places.plan(found.booking(), found.person(), found.appointment(), leaving, usable).stream()
                                .map(Move::to)
                                .toList());
    }

    /**
     * Does it, in the caller's transaction, which the caller undoes after {@link DisplaceOutcome.PlaceLost}. The mail and
     * the audit entries have the same fate.
     *
     * @param usable false for places that were lost in a try before
     * @param actor who decided that the day falls out
     */
    public DisplaceOutcome displace(Leaving leaving, Predicate<Slot> usable, Actor actor) {
        Optional<Found> leaver = found(leaving);
        if (leaver.isEmpty()) {
            return new DisplaceOutcome.Gone();
        }
        Found found = leaver.get();
        List<Move> moves = places.plan(found.booking(), found.person(), found.appointment(), leaving, usable);
        return moves.isEmpty() ? end(found, leaving, actor) : move(found, moves, leaving, actor);
    }

    /**
     * Gives back appointments that nobody needs, in the caller's transaction, and tells the person.
     *
     * @return how many were live and ahead
     */
    public int free(Booking booking, List<AppointmentId> unneeded, EndReason reason, Actor actor) {
        Person person = people.find(booking.person()).orElseThrow();
        Instant now = clock.instant();
        boolean tell = person.contact().email().isPresent();
        var told = BookingMail.told(FOLLOWED, person.key(), booking.id(), person.language(), now, tell)
                .writtenDown(audit.parameters(AuditEntry.of(actor, Act.BOOKING_CANCELLED)
                        .about(person.key())
                        .concerning(booking.id().value())
                        .noting("DOSE_RECORDED")));
        return appointments.cancel(person.key(), booking.id(), unneeded, reason, told);
    }

    private record Found(Booking booking, Person person, Appointment appointment) {}

    private Optional<Found> found(Leaving leaving) {
        Instant now = clock.instant();
        return store.bookingOf(leaving.person(), leaving.appointment())
                .flatMap(id -> appointments.find(leaving.person(), id))
                .flatMap(booking -> booking.live().stream()
                        .filter(live -> live.id().equals(leaving.appointment()))
                        .filter(live -> live.startsAt().isAfter(now))
                        .findFirst()
                        .flatMap(
                                live -> people.find(leaving.person()).map(person -> new Found(booking, person, live))));
    }

    private DisplaceOutcome move(Found found, List<Move> moves, Leaving leaving, Actor actor) {
        Instant now = clock.instant();
        AppointmentId placed = AppointmentId.next();
        AppointmentId next = placed;
        boolean first = true;
        for (Move move : moves) {
            var told = told(found, first ? Optional.of(kind(leaving, PLACED)) : Optional.empty(), leaving, now)
                    .writtenDown(audit.parameters(entry(actor, Act.BOOKING_MOVED, found, leaving)));
            EndReason reason = first ? leaving.reason() : EndReason.INTERVAL_KEPT;
            DisplaceStore.Answer answer = store.displace(
                    leaving.person(),
                    move.from().id(),
                    next,
                    new DisplaceStore.Place(
                            move.to(), leaving.rather().contains(move.to()), places.asker(found.person(), now)),
                    reason,
                    told);
            if (!answer.placed()) {
                // A later dose that went away meanwhile is as good a reason to look again as a lost place.
                return answer.live() || !first ? new DisplaceOutcome.PlaceLost(move.to()) : new DisplaceOutcome.Gone();
            }
            first = false;
            next = AppointmentId.next();
        }
        return new DisplaceOutcome.Placed(placed);
    }

    private DisplaceOutcome end(Found found, Leaving leaving, Actor actor) {
        var told = told(found, Optional.of(kind(leaving, WITHOUT_PLACE)), leaving, clock.instant())
                .writtenDown(audit.parameters(entry(actor, Act.BOOKING_CANCELLED, found, leaving)));
        int ended = appointments.cancel(
                leaving.person(), found.booking().id(), List.of(leaving.appointment()), leaving.reason(), told);
        return ended == 0 ? new DisplaceOutcome.Gone() : new DisplaceOutcome.WithoutPlace();
    }

    /** Who follows the record of doses is told by a mail of its own. */
    private static MessageKind kind(Leaving leaving, MessageKind ofDay) {
        return leaving.window().isPresent() ? FOLLOWED : ofDay;
    }

    private static AppointmentStore.Told told(Found found, Optional<MessageKind> kind, Leaving leaving, Instant now) {
        Person person = found.person();
        boolean tell = kind.isPresent() && person.contact().email().isPresent();
        var told = BookingMail.told(
                kind.orElse(PLACED), person.key(), found.booking().id(), person.language(), now, tell);
        Map<String, Object> message = new HashMap<>(told.message());
        UUID about = leaving.window().isPresent()
                ? found.booking().id().value()
                : leaving.appointment().value();
        message.put("message_about", about);
        return new AppointmentStore.Told(now, tell, message, told.entry());
    }

    private static AuditEntry entry(Actor actor, Act act, Found found, Leaving leaving) {
        PersonKey person = found.person().key();
        return AuditEntry.of(actor, act)
                .about(person)
                .concerning(found.booking().id().value())
                .noting(leaving.window().isPresent() ? "DOSE_RECORDED" : "CLINIC_DAY");
    }
}
