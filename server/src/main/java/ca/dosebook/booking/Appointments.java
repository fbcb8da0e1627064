package ca.dosebook.booking;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.together.ConfirmAnswer;
import ca.dosebook.booking.together.ConfirmRequest;
import ca.dosebook.booking.together.Confirming;
import ca.dosebook.booking.together.HoldAnswer;
import ca.dosebook.booking.together.HoldRequest;
import ca.dosebook.booking.together.Holding;
import ca.dosebook.booking.together.Retry;
import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.rollout.SiteChoice;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Places in slots, for people: held while they type, booked, moved, cancelled.
 *
 * <p>Every answer that says something was done is given after it is on disk; every refusal left nothing behind. Asking
 * again with the same ids is safe and gives the same answer.
 *
 * <p>Holding, confirming and changing throw {@link Busy} when too much is asked at once.
 */
@Component
public class Appointments {

    /** How long a place is kept for someone who is typing. */
    public static final Duration HOLD = Holding.HOLD;

    /** How long a hold can be made to last by extending it. */
    public static final Duration LONGEST_HOLD = Holding.LONGEST_HOLD;

    private static final int ALTERNATIVES = 6;

    private final Holding holding;
    private final Confirming confirming;
    private final HoldStore holds;
    private final AppointmentStore store;
    private final BookingGate gate;
    private final Availability availability;
    private final People people;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Appointments(
            Holding holding,
            Confirming confirming,
            HoldStore holds,
            AppointmentStore store,
            BookingGate gate,
            Availability availability,
            People people,
            Audit audit,
            Clock clock) {
        this.holding = holding;
        this.confirming = confirming;
        this.holds = holds;
        this.store = store;
        this.gate = gate;
        this.availability = availability;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Holds a place for a claim and dose for {@link #HOLD}, giving back the one held before. Asking for the slot
     * already held keeps it for {@link #HOLD} from now, up to {@link #LONGEST_HOLD} since it was taken.
     *
     * <p>Whoever claims to be a recorded person with another birth date than theirs has holds apart from theirs, and is
     * not told of their appointments or doses.
     *
     * @param id the id of the hold and of the appointment that may come of it
     * @param wanted what fits, for the alternatives when the slot is full
     * @param changing whether a live appointment for the dose is to be replaced, not a reason to refuse
     */
    public HoldOutcome hold(
            Claim claim, DoseOrdinal dose, AppointmentId id, Slot slot, Wanted wanted, boolean changing) {
        Instant now = clock.instant();
        if (!slot.startsAt().toInstant().isAfter(now)) {
            return new HoldOutcome.SlotPast();
        }
        return switch (holding.hold(new HoldRequest(claim, dose, id, slot, wanted.asker(), changing))) {
            case HoldAnswer.Kept(AppointmentId kept, Instant since, Instant until) -> {
                if (kept.equals(id)) {
                    availability.taken(slot.id());
                }
                yield new HoldOutcome.Held(new Hold(kept, dose, slot, since, until));
            }
            case HoldAnswer.Full() -> new HoldOutcome.SlotFull(alternatives(slot, wanted));
            case HoldAnswer.Booked() -> new HoldOutcome.AlreadyBooked();
            case HoldAnswer.Had(DosesHad had) -> new HoldOutcome.HadAlready(had);
        };
    }

    private static HoldStore.Term term(Instant now) {
        return new HoldStore.Term(now.plus(HOLD), LONGEST_HOLD);
    }

    private List<FreeSlot> alternatives(Slot full, Wanted wanted) {
        Timetable timetable = availability.timetable();
        return timetable.alternatives(full, wanted, ALTERNATIVES + 1).stream()
                // The table may be a second old and still count the place just lost.
                .filter(free -> !free.slot().id().equals(full.id()))
                .limit(ALTERNATIVES)
                .toList();
    }

    /** Extends all holds of a claim by {@link #HOLD} from now, up to {@link #LONGEST_HOLD} since each was made. */
    public Map<AppointmentId, Instant> extend(Claim claim) {
        return Retry.collisions(() -> holds.extend(claim, term(clock.instant())));
    }

    /** Gives back every place held for this claim; booked ones stay. */
    public void release(Claim claim) {
        Retry.collisions(() -> {
            holds.release(claim);
            return claim;
        });
    }

    /**
     * Books the held places: all of them or none. The rules are checked now, whatever was checked before. A hold whose
     * time ran out counts while nobody else has taken the place.
     *
     * @param actor who asks; written down with the booking
     */
    public ConfirmOutcome confirm(BookingRequest request, Actor actor) {
        Claim claim = people.claim(request.identity());
        PersonKey person = claim.key();
        Instant now = clock.instant();
        // Who is refused now may have been welcome when they took the place they hold; only then is that moment read.
        Optional<ConfirmOutcome> refusal = gate.refuse(request, now, null)
                .flatMap(refused -> holds.heldSince(claim)
                        .map(since -> gate.refuse(request, now, since))
                        .orElse(Optional.of(refused)));
        if (refusal.isPresent()) {
            return before(request, person).orElse(refusal.get());
        }
        Set<DoseOrdinal> begun = HeldPlaces.begun(request.holds(), now);
        if (!begun.isEmpty()) {
            return before(request, person).orElseGet(() -> new ConfirmOutcome.PlacesLost(begun));
        }
        ConfirmOutcome outcome = tryToConfirm(request, claim, actor);
        if (outcome instanceof ConfirmOutcome.PlacesLost(Set<DoseOrdinal> lost)
                && heldAgain(claim, asker(request.identity(), request.groups()), request.holds(), lost, false)) {
            return tryToConfirm(request, claim, actor);
        }
        return outcome;
    }

    private ConfirmOutcome tryToConfirm(BookingRequest request, Claim claim, Actor actor) {
        PersonKey person = claim.key();
        BookingReference reference = BookingReference.random(random);
        Optional<MessageRequest> message = request.contact().email().isPresent()
                ? Optional.of(BookingMail.confirmed(person, request.id(), request.language()))
                : Optional.empty();
        var asked = new ConfirmRequest(
                request,
                claim,
                reference,
                people.remember(person, request.identity(), request.contact(), request.language()),
                message,
                AuditEntry.of(actor, Act.BOOKING_MADE)
                        .about(person)
                        .concerning(request.id().value()));
        ConfirmAnswer answer;
        try {
            answer = confirming.confirm(asked);
        } catch (Busy busy) {
            // Told only what is known: it may have happened while its caller lost patience.
            return before(request, person).orElseThrow(() -> busy);
        }
        return switch (answer) {
            case ConfirmAnswer.Booked() -> new ConfirmOutcome.Confirmed(booked(request, person, reference));
            case ConfirmAnswer.BookedBefore() -> before(request, person).orElseThrow();
            case ConfirmAnswer.OtherBirthDate() -> new ConfirmOutcome.IdentityUnclear();
            case ConfirmAnswer.NotHeld(Set<DoseOrdinal> lost) -> new ConfirmOutcome.PlacesLost(lost);
            case ConfirmAnswer.InvitationGone() -> new ConfirmOutcome.InvitationGone();
            case ConfirmAnswer.LiveAlready() -> new ConfirmOutcome.AlreadyBooked();
            case ConfirmAnswer.OtherRecord(Optional<DosesHad> had) -> new ConfirmOutcome.OtherRecord(had);
        };
    }

    private Optional<ConfirmOutcome> before(BookingRequest request, PersonKey person) {
        return store.find(person, request.id()).map(ConfirmOutcome.Confirmed::new);
    }

    /** What has just been written, without reading it again. */
    private static Booking booked(BookingRequest request, PersonKey person, BookingReference reference) {
        List<Appointment> appointments = request.holds().stream()
                .map(hold -> new Appointment(
                        hold.id(),
                        hold.dose(),
                        hold.slot().site().id(),
                        hold.slot().id(),
                        hold.slot().startsAt().toInstant(),
                        hold.slot().clinicDay().product(),
                        AppointmentState.BOOKED,
                        Optional.empty()))
                .toList();
        return new Booking(request.id(), reference, person, request.healthUnit(), appointments);
    }

    /** Whether every lost place could be held once more, for the moment it takes to confirm. */
    private boolean heldAgain(Claim claim, Asker asker, List<Hold> wanted, Set<DoseOrdinal> lost, boolean changing) {
        return wanted.stream()
                .filter(hold -> lost.contains(hold.dose()))
                .allMatch(hold ->
                        holding.hold(new HoldRequest(claim, hold.dose(), hold.id(), hold.slot(), asker, changing))
                                        instanceof HoldAnswer.Kept(AppointmentId kept, Instant _, Instant _)
                                && kept.equals(hold.id()));
    }

    /**
     * Puts the held places in the stead of the booking's live appointments for the same doses, in one transaction: a
     * person never has none and never two. A dose that has no live appointment gets one. An appointment that has begun
     * stays: whether the dose was given is not this module's to know.
     *
     * @param actor who asks; written down with the change
     */
    public ConfirmOutcome change(Booking booking, List<Hold> held, Actor actor) {
        Instant now = clock.instant();
        Person person = people.find(booking.person()).orElseThrow();
        Booking current = store.find(booking.person(), booking.id()).orElseThrow();
        if (HeldPlaces.isDone(current, held)) {
            return new ConfirmOutcome.Confirmed(current);
        }
        Optional<ConfirmOutcome> tooLate = HeldPlaces.tooLate(current, held, now);
        if (tooLate.isPresent()) {
            return tooLate.get();
        }
        Claim claim = people.claim(person);
        Optional<ConfirmOutcome> refusal = gate.refuseChange(current, person, held, now)
                .flatMap(refused -> holds.heldSince(claim)
                        .map(since -> gate.refuseChange(current, person, held, since))
                        .orElse(Optional.of(refused)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Set<DoseOrdinal> begun = HeldPlaces.begun(held, now);
        if (!begun.isEmpty()) {
            return new ConfirmOutcome.PlacesLost(begun);
        }
        ConfirmOutcome outcome = tryToChange(person, claim, current, held, actor, now);
        if (outcome instanceof ConfirmOutcome.PlacesLost(Set<DoseOrdinal> lost)
                && heldAgain(claim, asker(person.identity(), Set.of()), held, lost, true)) {
            return tryToChange(person, claim, current, held, actor, now);
        }
        return outcome;
    }

    private ConfirmOutcome tryToChange(
            Person person, Claim claim, Booking booking, List<Hold> held, Actor actor, Instant now) {
        var told = told(BookingMail.CHANGED, person, booking.id(), now)
                .writtenDown(entry(actor, Act.BOOKING_MOVED, person.key(), booking.id()));
        Optional<Set<DoseOrdinal>> incomplete;
        try {
            incomplete = Retry.collisions(() -> store.change(claim, booking.id(), held, told));
        } catch (DataAccessException e) {
            if (!Retry.isDuplicate(e)) {
                throw e;
            }
            Booking current = store.find(person.key(), booking.id()).orElseThrow();
            return HeldPlaces.tooLate(current, held, now).orElseGet(ConfirmOutcome.AlreadyBooked::new);
        }
        Booking after = store.find(person.key(), booking.id()).orElseThrow();
        if (incomplete.isEmpty() || HeldPlaces.isDone(after, held)) {
            return new ConfirmOutcome.Confirmed(after);
        }
        return new ConfirmOutcome.PlacesLost(HeldPlaces.missing(held, incomplete.get()));
    }

    /**
     * Cancels live appointments that are still ahead; returns the booking as it is then. A mail tells of it, but not when
     * the person died.
     *
     * @param actor who asks; written down when something was cancelled
     */
    public Booking cancel(Booking booking, Set<DoseOrdinal> doses, EndReason reason, Actor actor) {
        Person person = people.find(booking.person()).orElseThrow();
        List<AppointmentId> ids = booking.live().stream()
                .filter(appointment -> doses.contains(appointment.dose()))
                .map(Appointment::id)
                .toList();
        boolean tell = reason.isTold() && isWrittenTo(person);
        var told = BookingMail.told(
                        BookingMail.CANCELLED, person.key(), booking.id(), person.language(), clock.instant(), tell)
                .writtenDown(entry(actor, Act.BOOKING_CANCELLED, person.key(), booking.id()));
        Retry.collisions(() -> store.cancel(person.key(), booking.id(), ids, reason, told));
        return store.find(person.key(), booking.id()).orElseThrow();
    }

    /**
     * A booking by its reference and the person's birth date; empty when either is wrong, never telling which. Both are
     * written down, and both before the answer.
     *
     * @param actor who asks
     */
    public Optional<Booking> find(BookingReference reference, LocalDate birthDate, Actor actor) {
        List<Booking> candidates = store.find(reference);
        if (candidates.isEmpty()) {
            // The same work as for a known reference, so that the time taken tells nothing.
            people.bornOn(new PersonKey(new byte[32]), birthDate);
        }
        Optional<Booking> found = candidates.stream()
                .filter(booking -> people.bornOn(booking.person(), birthDate))
                .findFirst();
        if (found.isPresent()) {
            audit.record(entryAbout(found.get(), AuditEntry.of(actor, Act.BOOKING_SEEN)));
        } else if (candidates.isEmpty()) {
            audit.record(AuditEntry.of(actor, Act.VIEW_REFUSED).noting("unknown reference"));
        } else {
            audit.record(candidates.stream()
                    .map(booking -> entryAbout(booking, AuditEntry.of(actor, Act.VIEW_REFUSED)))
                    .toList());
        }
        return found;
    }

    private static AuditEntry entryAbout(Booking booking, AuditEntry entry) {
        return entry.about(booking.person()).concerning(booking.id().value());
    }

    private Map<String, @Nullable Object> entry(Actor actor, Act act, PersonKey person, BookingId booking) {
        return audit.parameters(AuditEntry.of(actor, act).about(person).concerning(booking.value()));
    }

    /** A booking by its id, for someone who has shown a right to see it. */
    public Optional<Booking> find(PersonKey person, BookingId id) {
        return store.find(person, id);
    }

    /** The bookings with a reference, for staff to whom somebody shows it; who asks writes down that it was. */
    public List<Booking> withReference(BookingReference reference) {
        return store.find(reference);
    }

    /** Every booking of a person, the latest first, for a member of staff who may see them. */
    public List<Booking> of(PersonKey person) {
        return store.of(person);
    }

    /** The sites to which the appointments of a booking may be moved now. */
    public SiteChoice sitesToMoveTo(Booking booking, Person person) {
        return gate.sitesToMoveTo(booking, person, clock.instant());
    }

    /** For whom a place on the web is asked: of the groups they say (not kept with a booking), and of those of age. */
    public Asker asker(Identity identity, Set<PersonGroup> said) {
        return gate.asker(identity.birthDate(), said, clock.instant());
    }

    /** The days for the dose after this one, by the rule in force today. */
    public Optional<DoseWindow> windowAfter(DoseOrdinal dose, ProductCode product, LocalDate day, Identity identity) {
        return gate.windowAfter(dose, product, day, identity.birthDate(), clock.instant());
    }

    private static AppointmentStore.Told told(MessageKind kind, Person person, BookingId booking, Instant now) {
        return BookingMail.told(kind, person.key(), booking, person.language(), now, isWrittenTo(person));
    }

    private static boolean isWrittenTo(Person person) {
        return person.contact().email().isPresent() && !person.isDeceased();
    }
}
