package ca.dosebook.invitations.outreach;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.util.Optional;

/**
 * An invitation opened: who it is for, and all that happened to it.
 *
 * @param wave empty for one made outside any wave
 * @param details empty for one of before they were kept
 * @param code as printed
 */
@Personal
public record Told(
        InvitationId id,
        HealthUnitId unit,
        Optional<WaveId> wave,
        Optional<PersonKey> person,
        Optional<InvitationDetails> details,
        String code,
        Optional<Channel> channel,
        Language language,
        InvitationStatus status,
        Happened happened) {

    /**
     * When what happened; empty for what did not.
     *
     * @param misused how often somebody else tried the code
     */
    public record Happened(
            Instant issued,
            Instant expires,
            Optional<Instant> queued,
            Optional<Instant> sent,
            Optional<Instant> opened,
            Optional<Instant> booked,
            Optional<Instant> declined,
            Optional<Instant> bounced,
            Optional<Instant> revoked,
            Optional<Instant> called,
            Optional<CallOutcome> calledOutcome,
            int misused,
            Optional<Instant> lastMisused) {}

    /** Whether it still makes sense to tell them. */
    public boolean counts() {
        return switch (status) {
            case BOOKED, REVOKED, DECLINED, EXPIRED -> false;
            case OPENED, BOUNCED, SENT, QUEUED, WAITING -> true;
        };
    }

    @Override
    public String toString() {
        return "Told[masked]";
    }
}
