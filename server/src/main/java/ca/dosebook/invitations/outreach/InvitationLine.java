package ca.dosebook.invitations.outreach;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.kernel.Language;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.Optional;

/**
 * An invitation in a list: nothing in it tells who it is for.
 *
 * @param channel empty for one made outside any wave
 * @param ageBand ten years, {@code 80-89}; empty likewise
 * @param toldAt when the person was written to or reached
 * @param misused how often somebody else tried the code
 */
public record InvitationLine(
        InvitationId id,
        InvitationStatus status,
        Optional<Channel> channel,
        Optional<Language> language,
        Optional<String> ageBand,
        Optional<PersonGroup> group,
        Optional<Instant> toldAt,
        int misused) {}
