package ca.dosebook.console.outreach;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Ids;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.outreach.InvitationLists;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.invitations.waves.Waves;
import ca.dosebook.rollout.HealthUnitId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What a member of staff reaches: the waves and invitations of their own health unit. */
@Component
class Within {

    private final Waves waves;
    private final InvitationLists lists;
    private final Audit audit;

    Within(Waves waves, InvitationLists lists, Audit audit) {
        this.waves = waves;
        this.lists = lists;
        this.audit = audit;
    }

    /** The health unit someone invites for. */
    HealthUnitId unit(SignedIn staff) {
        return new HealthUnitId(staff.organization().healthUnit().orElseThrow(Ids::notFound));
    }

    /** @throws ResponseStatusException 404 for one that does not exist or is another unit's */
    Wave wave(SignedIn staff, String id) {
        Wave wave = waves.find(new WaveId(Ids.inAddress(id))).orElseThrow(Ids::notFound);
        if (!wave.unit().equals(unit(staff))) {
            throw refused(staff, wave.id().value());
        }
        return wave;
    }

    /** @throws ResponseStatusException 404 for one that does not exist or is another unit's */
    InvitationId invitation(SignedIn staff, String id) {
        InvitationId invitation = new InvitationId(Ids.inAddress(id));
        HealthUnitId unit = lists.unitOf(invitation).orElseThrow(Ids::notFound);
        if (!unit.equals(unit(staff))) {
            throw refused(staff, invitation.value());
        }
        return invitation;
    }

    private ResponseStatusException refused(SignedIn staff, UUID what) {
        audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                .concerning(what)
                .noting("BEYOND_REACH"));
        return Ids.notFound();
    }
}
