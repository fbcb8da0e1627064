package ca.dosebook.booking.together;

import ca.dosebook.booking.Hold;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which confirmations of a batch come to be bookings, in the order of asking. Pure: what was read comes in, what is to be
 * written goes out.
 *
 * @param answers one for each request
 */
record ConfirmDecision(List<ConfirmAnswer> answers, List<ConfirmRequest> booked, List<Place> places) {

    /**
     * What was read and locked; requests by their number in the batch.
     *
     * @param starts when the slot of each hold begins, for those that are still held
     * @param live requests for a dose of which the person has a live appointment
     * @param had what is on the person's record, for those of whom there is anything
     */
    record Seen(
            Map<Held, Instant> starts,
            BitSet live,
            BitSet before,
            BitSet otherBirthDate,
            BitSet usableInvitation,
            Map<Integer, DosesHad> had) {

        /** The hold of a request for a dose. */
        record Held(int number, DoseOrdinal dose) {}
    }

    /** A held place that becomes an appointment. */
    record Place(ConfirmRequest request, Hold hold, Instant startsAt) {}

    static ConfirmDecision of(List<ConfirmRequest> requests, Seen seen) {
        var decision = new ConfirmDecision(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<InvitationId> used = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            decision.answers.add(decision.decide(i, requests.get(i), seen, used));
        }
        return decision;
    }

    private ConfirmAnswer decide(int number, ConfirmRequest request, Seen seen, Set<InvitationId> used) {
        if (seen.before().get(number)) {
            return new ConfirmAnswer.BookedBefore();
        }
        if (seen.otherBirthDate().get(number)) {
            return new ConfirmAnswer.OtherBirthDate();
        }
        Optional<DosesHad> had = Optional.ofNullable(seen.had().get(number));
        if (!had.equals(request.request().had())) {
            return new ConfirmAnswer.OtherRecord(had);
        }
        Set<DoseOrdinal> lost = new HashSet<>();
        List<Place> found = new ArrayList<>();
        for (Hold hold : request.request().holds()) {
            Instant startsAt = seen.starts().get(new Seen.Held(number, hold.dose()));
            if (startsAt == null) {
                lost.add(hold.dose());
            } else {
                found.add(new Place(request, hold, startsAt));
            }
        }
        if (!lost.isEmpty()) {
            return new ConfirmAnswer.NotHeld(lost);
        }
        Optional<InvitationId> invitation = request.request().invitation();
        if (invitation.isPresent() && (!seen.usableInvitation().get(number) || used.contains(invitation.get()))) {
            return new ConfirmAnswer.InvitationGone();
        }
        if (seen.live().get(number)) {
            return new ConfirmAnswer.LiveAlready();
        }
        invitation.ifPresent(used::add);
        booked.add(request);
        places.addAll(found);
        return new ConfirmAnswer.Booked();
    }
}
