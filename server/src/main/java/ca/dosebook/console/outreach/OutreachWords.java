package ca.dosebook.console.outreach;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.outreach.CallOutcome;
import ca.dosebook.invitations.outreach.InvitationStatus;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.invitations.waves.WaveOrder;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What several pages of invitations say alike. */
@Component
class OutreachWords {

    private final Clock clock;

    OutreachWords(Clock clock) {
        this.clock = clock;
    }

    static String address(WaveId wave) {
        return "/console/invitations/waves/" + wave.value();
    }

    static String address(InvitationId invitation) {
        return "/console/invitations/one/" + invitation.value();
    }

    String state(Texts t, Wave wave) {
        if (wave.revokedAt().isPresent()) {
            return t.of("outreach.wave.revoked");
        }
        if (wave.releasedAt().isEmpty()) {
            return t.of("outreach.wave.waits");
        }
        return wave.canBeSent(clock.instant()) ? t.of("outreach.wave.open") : t.of("outreach.wave.over");
    }

    boolean canBeSent(Wave wave) {
        return wave.canBeSent(clock.instant());
    }

    static String status(Texts t, InvitationStatus status) {
        return switch (status) {
            case BOOKED -> t.of("outreach.status.BOOKED");
            case REVOKED -> t.of("outreach.status.REVOKED");
            case DECLINED -> t.of("outreach.status.DECLINED");
            case EXPIRED -> t.of("outreach.status.EXPIRED");
            case OPENED -> t.of("outreach.status.OPENED");
            case BOUNCED -> t.of("outreach.status.BOUNCED");
            case SENT -> t.of("outreach.status.SENT");
            case QUEUED -> t.of("outreach.status.QUEUED");
            case WAITING -> t.of("outreach.status.WAITING");
        };
    }

    static String channel(Texts t, Channel channel) {
        return switch (channel) {
            case EMAIL -> t.of("outreach.channel.EMAIL");
            case LETTER -> t.of("outreach.channel.LETTER");
            case CALL -> t.of("outreach.channel.CALL");
        };
    }

    static String order(Texts t, WaveOrder order) {
        return switch (order) {
            case OLDEST_FIRST -> t.of("outreach.order.OLDEST_FIRST");
            case AS_LISTED -> t.of("outreach.order.AS_LISTED");
            case RANDOM -> t.of("outreach.order.RANDOM");
        };
    }

    static String outcome(Texts t, CallOutcome outcome) {
        return switch (outcome) {
            case REACHED -> t.of("outreach.call.REACHED");
            case NO_ANSWER -> t.of("outreach.call.NO_ANSWER");
            case WRONG_NUMBER -> t.of("outreach.call.WRONG_NUMBER");
            case DECLINED -> t.of("outreach.call.DECLINED");
        };
    }

    static String group(Texts t, PersonGroup group) {
        String key = "rollout.group." + group.code();
        return t.has(key) ? t.of(key) : group.code();
    }
}
