package ca.dosebook.booking.together;

import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.vaccines.DoseOrdinal;
import java.util.Optional;
import java.util.Set;

/** What came of a confirmation; all but {@link Booked} left nothing behind. */
public sealed interface ConfirmAnswer {

    record Booked() implements ConfirmAnswer {}

    /** A booking with this id is there already. */
    record BookedBefore() implements ConfirmAnswer {}

    /** Another birth date is recorded under the same key. */
    record OtherBirthDate() implements ConfirmAnswer {}

    /** These doses are not held any more, not in this slot. */
    record NotHeld(Set<DoseOrdinal> doses) implements ConfirmAnswer {
        public NotHeld {
            doses = Set.copyOf(doses);
        }
    }

    /** The invitation cannot be used, or no longer, or not by this person. */
    record InvitationGone() implements ConfirmAnswer {}

    /** The doses on the person's record are not those the request goes by. */
    record OtherRecord(Optional<DosesHad> had) implements ConfirmAnswer {}

    /** The person has a live appointment for one of the doses. */
    record LiveAlready() implements ConfirmAnswer {}
}
