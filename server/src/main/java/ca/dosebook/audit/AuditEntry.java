package ca.dosebook.audit;

import ca.dosebook.kernel.PersonKey;
import java.util.Optional;
import java.util.UUID;

/**
 * What is written down of one act. Its id and time are given when it is recorded.
 *
 * @param person whose record it was about
 * @param object what else it was about: a booking, a user, a request
 * @param reason why a person's record was opened, as chosen by the member of staff
 * @param note more, in words from a fixed list such as a role's or a factor's name; never a person's data; at most 200
 *     characters, may be empty
 */
public record AuditEntry(
        Actor actor,
        Act act,
        Optional<PersonKey> person,
        Optional<UUID> object,
        Optional<AccessReason> reason,
        String note) {

    public AuditEntry {
        if (note.length() > 200) {
            throw new IllegalArgumentException("a note has 200 characters at most");
        }
    }

    public static AuditEntry of(Actor actor, Act act) {
        return new AuditEntry(actor, act, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    public AuditEntry about(PersonKey whom) {
        return new AuditEntry(actor, act, Optional.of(whom), object, reason, note);
    }

    public AuditEntry concerning(UUID what) {
        return new AuditEntry(actor, act, person, Optional.of(what), reason, note);
    }

    public AuditEntry because(AccessReason why) {
        return new AuditEntry(actor, act, person, object, Optional.of(why), note);
    }

    public AuditEntry noting(String more) {
        return new AuditEntry(actor, act, person, object, reason, more);
    }
}
