package ca.dosebook.portal;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Hold;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the places of a draft in step with the draft: held longer, or held for another person. */
@Component
public class HeldPlaces {

    private final Appointments appointments;
    private final People people;
    private final Journey journey;

    HeldPlaces(Appointments appointments, People people, Journey journey) {
        this.appointments = appointments;
        this.people = people;
        this.journey = journey;
    }

    /** The draft after its answers changed. Places held for someone who is now someone else are held again for them. */
    public Draft follow(Draft before, Draft after) {
        Optional<Claim> old = before.identity().map(people::claim);
        Optional<Claim> now = after.identity().map(people::claim);
        if (after.held().isEmpty() || old.isEmpty() || old.equals(now)) {
            return after;
        }
        appointments.release(old.get());
        List<HeldPlace> kept = new ArrayList<>();
        Asker asker = asker(after);
        now.ifPresent(claim ->
                after.held().forEach(place -> hold(claim, asker, place, false).ifPresent(kept::add)));
        return after.holding(kept);
    }

    /** The draft by what turned out to be on record; the places held so far are given back. */
    public Draft having(Draft draft, Optional<DosesHad> had) {
        draft.identity().map(people::claim).ifPresent(appointments::release);
        return draft.having(had);
    }

    /** The same places, kept longer; those that ran out are taken again if they are still free. */
    public List<HeldPlace> longer(Claim claim, Asker asker, List<HeldPlace> places, boolean changing) {
        Map<AppointmentId, Instant> ends = appointments.extend(claim);
        List<HeldPlace> kept = new ArrayList<>();
        for (HeldPlace place : places) {
            Instant end = ends.get(place.id());
            if (end != null) {
                kept.add(place.until(end));
            } else {
                hold(claim, asker, place, changing).ifPresent(kept::add);
            }
        }
        return kept;
    }

    /** The holds as the booking module wants them; a place whose slot is gone is left out. */
    public List<Hold> holds(List<HeldPlace> places) {
        return places.stream()
                .flatMap(place -> journey.slot(place).stream()
                        .map(slot -> new Hold(
                                place.id(),
                                place.ordinal(),
                                slot,
                                place.since() == null ? place.until() : place.since(),
                                place.until())))
                .toList();
    }

    public Claim claim(Identity identity) {
        return people.claim(identity);
    }

    /** For whom the draft asks for places; anyone while it is not said who. */
    public Asker asker(Draft draft) {
        return draft.identity()
                .map(identity -> appointments.asker(identity, draft.groups()))
                .orElse(Asker.PUBLIC);
    }

    public PersonKey keyOf(Identity identity) {
        return people.keyOf(identity);
    }

    private Optional<HeldPlace> hold(Claim claim, Asker asker, HeldPlace place, boolean changing) {
        Slot slot = journey.slot(place).orElse(null);
        if (slot == null) {
            return Optional.empty();
        }
        HoldOutcome outcome = appointments.hold(
                claim,
                place.ordinal(),
                AppointmentId.next(),
                slot,
                Wanted.nothingElse(slot).by(asker),
                changing);
        return outcome instanceof HoldOutcome.Held(Hold hold) ? Optional.of(HeldPlace.of(hold)) : Optional.empty();
    }
}
