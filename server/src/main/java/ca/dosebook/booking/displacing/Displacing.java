package ca.dosebook.booking.displacing;

import ca.dosebook.booking.EndReason;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.Bilingual;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A clinic day that is to be, is being, or was cancelled or moved.
 *
 * @param otherReason in words for residents; empty texts unless the reason is {@link DisplacingReason#OTHER}
 * @param sentence what residents are told besides; may be empty
 * @param to empty when the day is cancelled
 * @param instead the clinic day that takes its place, once there is one
 * @param draftedBy the member of staff
 * @param startedAt empty before
 */
public record Displacing(
        DisplacingId id,
        SiteId site,
        ClinicDayId day,
        DisplacingReason reason,
        Bilingual otherReason,
        Bilingual sentence,
        Optional<NewTime> to,
        Optional<ClinicDayId> instead,
        State state,
        UUID draftedBy,
        Optional<Instant> startedAt) {

    /** How far it is. The names are stored. */
    public enum State {
        /** Being prepared: nothing has changed for anybody. */
        DRAFTED,
        /** Its people are being given other places. */
        WORKING,
        /** Interrupted by a member of staff; who waits keeps the old appointment. */
        STOPPED,
        DONE,
        /** Given up before it began. */
        DISCARDED
    }

    public boolean isMove() {
        return to.isPresent();
    }

    EndReason endReason() {
        return isMove() ? EndReason.CLINIC_MOVED : EndReason.CLINIC_CANCELLED;
    }
}
