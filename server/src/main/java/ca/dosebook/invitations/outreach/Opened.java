package ca.dosebook.invitations.outreach;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.invitations.InvitationCodes;
import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.InvitationSeal;
import ca.dosebook.invitations.OptOuts;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.invitations.waves.Waves;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Sealed invitations opened, and the waves they are of. */
@Component
class Opened {

    private final InvitationCodes codes;
    private final InvitationSeal seal;
    private final OptOuts optOuts;
    private final Waves waves;

    Opened(InvitationCodes codes, InvitationSeal seal, OptOuts optOuts, Waves waves) {
        this.codes = codes;
        this.seal = seal;
        this.optOuts = optOuts;
        this.waves = waves;
    }

    /** Those who did not opt out. */
    List<Told> all(List<OutreachStore.Row> rows) {
        Predicate<InvitationDetails> optedOut = optOuts.optedOut();
        return rows.stream()
                .map(this::one)
                .filter(told -> told.details().filter(optedOut.negate()).isPresent())
                .toList();
    }

    Told one(OutreachStore.Row row) {
        return new Told(
                row.id(),
                row.unit(),
                row.wave(),
                row.person(),
                Optional.ofNullable(row.detailsSealed()).map(sealed -> seal.open(row.id(), sealed)),
                codes.of(row.id()).printed(),
                row.channel(),
                row.language(),
                row.status(),
                row.happened());
    }

    Optional<Wave> wave(WaveId id) {
        return waves.find(id);
    }

    List<InvitationId> revoke(WaveId id, Actor by) {
        return waves.revoke(id, by);
    }

    static boolean takesLetters(Told told) {
        return told.counts()
                && told.details()
                        .map(InvitationDetails::reach)
                        .filter(reach -> reach.street().isPresent()
                                && reach.town().isPresent()
                                && reach.postalCode().isPresent())
                        .isPresent();
    }

    AuditEntry entry(OutreachStore.Row row, Actor by, Act act) {
        return entry(one(row), by, act);
    }

    static AuditEntry entry(Told told, Actor by, Act act) {
        AuditEntry entry = AuditEntry.of(by, act).concerning(told.id().value());
        return told.person().map(entry::about).orElse(entry);
    }
}
