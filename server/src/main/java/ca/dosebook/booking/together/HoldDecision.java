package ca.dosebook.booking.together;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.Places.Room;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.immunizations.DosesHad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets the places, in the order of asking, as if one had been done after the other. Pure: what was read comes in, what
 * is to be written goes out.
 *
 * @param answers one for each request
 * @param withoutPlace those who have none, not even another one held
 */
record HoldDecision(List<HoldAnswer> answers, List<Taken> taken, List<Longer> longer, List<HoldRequest> withoutPlace) {

    /** How long a place is kept, and how long in all when it is asked for again. */
    record Terms(Duration hold, Duration longest) {}

    /**
     * What was read and locked; requests by their number in the batch.
     *
     * @param had requests for a dose that is on the person's record
     */
    record Seen(Map<Integer, Held> held, BitSet booked, Map<Integer, DosesHad> had, Map<SlotId, Room> rooms) {}

    /** The hold that a claim has for the dose. */
    record Held(AppointmentId id, SiteId site, SlotId slot, Instant since, Instant madeAt) {}

    /** A place to be written, in the stead of another or as the first. */
    record Taken(HoldRequest request, Instant startsAt, Optional<Held> before) {}

    /** A hold to be kept for longer. */
    record Longer(HoldRequest request, AppointmentId id, Instant until) {}

    static HoldDecision of(List<HoldRequest> requests, Seen seen, Instant now, Terms terms) {
        var decision = new HoldDecision(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < requests.size(); i++) {
            decision.answers.add(decision.decide(i, requests.get(i), seen, now, terms));
        }
        return decision;
    }

    private HoldAnswer decide(int number, HoldRequest request, Seen seen, Instant now, Terms terms) {
        DosesHad had = seen.had().get(number);
        if (had != null) {
            return new HoldAnswer.Had(had);
        }
        if (seen.booked().get(number)) {
            return new HoldAnswer.Booked();
        }
        Instant until = now.plus(terms.hold());
        Held held = seen.held().get(number);
        if (held != null && held.slot().equals(request.slot().id())) {
            Instant last = held.madeAt().plus(terms.longest());
            Instant kept = until.isBefore(last) ? until : last;
            longer.add(new Longer(request, held.id(), kept));
            return new HoldAnswer.Kept(held.id(), held.since(), kept);
        }
        Room room = seen.rooms().get(request.slot().id());
        if (room == null || !room.take(request.slot(), request.asker())) {
            if (held == null) {
                withoutPlace.add(request);
            }
            return new HoldAnswer.Full();
        }
        taken.add(new Taken(request, room.startsAt(), Optional.ofNullable(held)));
        if (held == null) {
            return new HoldAnswer.Kept(request.id(), now, until);
        }
        Room left = seen.rooms().get(held.slot());
        if (left != null) {
            left.giveBack();
        }
        return new HoldAnswer.Kept(request.id(), held.since(), until);
    }

    boolean changesNothing() {
        return taken.isEmpty() && longer.isEmpty();
    }
}
