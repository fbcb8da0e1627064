package ca.dosebook.invitations;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Invitations: made for one person, checked against that person, used once. */
@Component
public class Invitations {

    private final InvitationStore store;
    private final People people;
    private final Secrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(InvitationStore store, People people, Secrets secrets, Clock clock) {
        this.store = store;
        this.people = people;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Invites one person of a health unit.
     *
     * @param expiresAt from this moment on the code no longer works
     * @return the code for the letter; it is not kept and can't be shown again
     */
    public InvitationCode issue(HealthUnitId unit, Invitee invitee, Instant expiresAt) {
        InvitationCode code = InvitationCode.random(random);
        store.insert(
                new InvitationId(Uuids.next()),
                unit,
                hash(code),
                invitee.healthNumber().map(people::keyOf),
                people.nameHash(invitee.name(), invitee.birthDate()),
                clock.instant(),
                expiresAt);
        return code;
    }

    /** What this code is worth to this person living in this health unit. */
    public InvitationAnswer check(InvitationCode code, Identity identity, HealthUnitId unit) {
        return check(code, identity, people.keyOf(identity), unit);
    }

    /** The same, for someone whose key is known already. */
    public InvitationAnswer check(InvitationCode code, Identity identity, PersonKey key, HealthUnitId unit) {
        InvitationStore.Row row = store.find(hash(code)).orElse(null);
        if (row == null || !row.unit().equals(unit) || !isFor(row, identity, key)) {
            return new InvitationAnswer.NotYours();
        }
        if (row.revoked()) {
            return new InvitationAnswer.Revoked();
        }
        if (row.used()) {
            return new InvitationAnswer.Used();
        }
        if (!clock.instant().isBefore(row.expiresAt())) {
            return new InvitationAnswer.Expired();
        }
        return new InvitationAnswer.Valid(row.id());
    }

    /** Withdraws an invitation that has not been used; what is booked already stays booked. */
    public void revoke(InvitationCode code) {
        store.revoke(hash(code), clock.instant());
    }

    /** How many invitations of this unit can still be used. */
    public int openInvitations(HealthUnitId unit) {
        return store.countOpen(unit, clock.instant());
    }

    private boolean isFor(InvitationStore.Row row, Identity identity, PersonKey key) {
        return row.personKey().map(key::equals).orElse(false)
                || Arrays.equals(row.nameHash(), people.nameHash(identity.name(), identity.birthDate()));
    }

    private byte[] hash(InvitationCode code) {
        return secrets.keyedHash(("invitation code:" + code.characters()).getBytes(StandardCharsets.UTF_8));
    }
}
