package ca.dosebook.invitations.outreach;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.kernel.Personal;
import java.util.Optional;

/**
 * Which invitations of a health unit to list.
 *
 * @param text a family name or a reference as typed; empty for all
 * @param misused only those whose code somebody else tried
 * @param page 1 or more
 */
@Personal
public record ListQuery(
        Optional<WaveId> wave,
        Optional<InvitationStatus> status,
        Optional<Channel> channel,
        boolean misused,
        String text,
        int page) {

    /** Invitations on a page. */
    public static final int SIZE = 50;

    @Override
    public String toString() {
        return "ListQuery[masked]";
    }
}
