package ca.dosebook.console.outreach;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.invitations.waves.Waves;
import ca.dosebook.wording.Texts;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Telling a wave of many people: a second person agrees. */
@Component
class SendWave implements ApprovalKind {

    static final String NAME = "SEND_WAVE";

    private final Waves waves;

    SendWave(Waves waves) {
        this.waves = waves;
    }

    static Map<String, String> parameters(Wave wave) {
        return Map.of("wave", wave.id().value().toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission askedWith() {
        return Permission.INVITE_PERSONS;
    }

    /** Provincial operators may agree too: a small health unit has one coordinator. */
    @Override
    public Permission decidedWith() {
        return Permission.MANAGE_ROLLOUT;
    }

    @Override
    public String describe(Texts t, Map<String, String> parameters) {
        Optional<Wave> wave = waves.find(wave(parameters));
        return t.of(
                "outreach.release.what",
                wave.map(Wave::people).orElse(0),
                wave.map(Wave::name).orElse("–"));
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        return waves.release(wave(request.parameters()));
    }

    private static WaveId wave(Map<String, String> parameters) {
        return new WaveId(UUID.fromString(Objects.requireNonNull(parameters.get("wave"))));
    }
}
