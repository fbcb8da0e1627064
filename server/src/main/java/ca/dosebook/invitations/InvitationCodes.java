package ca.dosebook.invitations;

import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * The codes of invitations. A code is derived from the invitation's id with the installation's key and not kept, so that
 * a letter can be printed again and the tables alone open nothing. See {@code docs/adr/0024}.
 */
@Component
public class InvitationCodes {

    private final Secrets secrets;

    InvitationCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The code of an invitation; the same whenever asked. */
    public InvitationCode of(InvitationId id) {
        return InvitationCode.of(hash("invitation:" + id.value()));
    }

    /** What a code is found by. */
    public byte[] hash(InvitationCode code) {
        return hash("invitation code:" + code.characters());
    }

    private byte[] hash(String text) {
        return secrets.keyedHash(text.getBytes(StandardCharsets.UTF_8));
    }
}
