package ca.dosebook.booking;

import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.immunizations.DosesHad;
import java.util.List;

/** What can come of asking for a place. */
public sealed interface HoldOutcome {

    record Held(Hold hold) implements HoldOutcome {}

    /** Somebody else was faster; here is what is free nearby. Whatever was held before is still held. */
    record SlotFull(List<FreeSlot> alternatives) implements HoldOutcome {
        public SlotFull {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** The person has a live appointment for this dose: to be moved, not booked again. */
    record AlreadyBooked() implements HoldOutcome {}

    /** The dose is on the person's record, wherever it was given: to be booked is the next one, if there is one. */
    record HadAlready(DosesHad had) implements HoldOutcome {}

    /** No such slot, or it has begun. */
    record SlotPast() implements HoldOutcome {}
}
