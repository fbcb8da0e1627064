package ca.dosebook.booking;

import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.vaccines.DoseOrdinal;
import java.util.Optional;
import java.util.Set;

/** What can come of confirming a booking or a change to one. Everything but {@link Confirmed} left nothing behind. */
public sealed interface ConfirmOutcome {

    /** On disk. Asking again with the same ids gives the same answer. */
    record Confirmed(Booking booking) implements ConfirmOutcome {}

    /** These doses have no place any more: the time to confirm ran out and others took it, or the slot has begun. */
    record PlacesLost(Set<DoseOrdinal> doses) implements ConfirmOutcome {
        public PlacesLost {
            doses = Set.copyOf(doses);
        }
    }

    /** The person has a live appointment for one of the doses. */
    record AlreadyBooked() implements ConfirmOutcome {}

    /**
     * The doses on the person's record are not those the request goes by: somebody recorded one meanwhile, or put one right.
     *
     * @param had what is on record now
     */
    record OtherRecord(Optional<DosesHad> had) implements ConfirmOutcome {}

    /** The live appointment of this dose has begun, so nothing is put in its stead; only a change comes to this. */
    record AppointmentBegun(DoseOrdinal dose) implements ConfirmOutcome {}

    /** What was typed does not fit what is recorded under the same health number; which part is not told. */
    record IdentityUnclear() implements ConfirmOutcome {}

    /** The person may not book, or no longer. */
    record NotEligible(EligibilityAnswer answer) implements ConfirmOutcome {}

    /** The invitation was used, withdrawn or ran out meanwhile. */
    record InvitationGone() implements ConfirmOutcome {}

    /** The site belongs to a health unit that is not open to residents of this one. */
    record SiteNotOpen(DoseOrdinal dose) implements ConfirmOutcome {}

    /** The dates don't keep the interval between doses, or the products differ. */
    record IntervalNotKept(DoseOrdinal dose) implements ConfirmOutcome {}
}
