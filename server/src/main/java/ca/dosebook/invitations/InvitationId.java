package ca.dosebook.invitations;

import java.util.Locale;
import java.util.UUID;

/** The id of an invitation; tells nothing of the person. */
public record InvitationId(UUID value) {

    /** What people name it by on the telephone, without the code: its last eight digits, {@code 3F9A-77C2}. */
    public String reference() {
        String digits = value.toString().toUpperCase(Locale.ROOT);
        return digits.substring(28, 32) + "-" + digits.substring(32);
    }
}
