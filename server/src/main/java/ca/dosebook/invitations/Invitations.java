package ca.dosebook.invitations;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invitations: made for one person, checked against that person, used once. */
@Component
public class Invitations {

    /** So many tries by others within {@link #SLEEP} put a code to sleep for as long. */
    public static final int WRONG_TRIES = 10;

    public static final Duration SLEEP = Duration.ofHours(1);

    private final InvitationStore store;
    private final InvitationCodes codes;
    private final InvitationSeal seal;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            InvitationStore store, InvitationCodes codes, InvitationSeal seal, People people, Audit audit, Clock clock) {
        this.store = store;
        this.codes = codes;
        this.seal = seal;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Invites one person of a health unit, outside any wave.
     *
     * @param expiresAt from this moment on the code no longer works
     * @return the code for the letter
     */
    public InvitationCode issue(HealthUnitId unit, Invitee invitee, Instant expiresAt) {
        while (true) {
            InvitationId id = new InvitationId(Uuids.next());
            InvitationCode code = codes.of(id);
            var row = new InvitationStore.NewInvitation(
                    id,
                    unit,
                    codes.hash(code),
                    invitee.healthNumber().map(people::keyOf),
                    people.nameHash(invitee.name(), invitee.birthDate()),
                    people.familyHash(invitee.name().family()),
                    seal.seal(
                            id,
                            new InvitationDetails(
                                    invitee.name(), invitee.birthDate(), InvitationDetails.Reach.NONE)));
            // Another invitation may have the same code: then this one takes another id.
            if (store.insert(row, clock.instant(), expiresAt)) {
                return code;
            }
        }
    }

    /** What this code is worth to this person living in this health unit. Leaves no trace. */
    public InvitationAnswer check(InvitationCode code, Identity identity, HealthUnitId unit) {
        return check(code, identity, people.keyOf(identity), unit);
    }

    /** The same, for someone whose key is known already. */
    public InvitationAnswer check(InvitationCode code, Identity identity, PersonKey key, HealthUnitId unit) {
        return store.find(codes.hash(code))
                .map(row -> judge(row, identity, key, unit))
                .orElseGet(InvitationAnswer.NotYours::new);
    }

    /**
     * The same, for someone who tries it: a code of somebody else counts on the invitation and is written down, and after
     * {@link #WRONG_TRIES} such tries the code sleeps.
     */
    @Transactional
    public InvitationAnswer present(InvitationCode code, Identity identity, HealthUnitId unit, Actor by) {
        Optional<InvitationStore.Row> found = store.find(codes.hash(code));
        if (found.isEmpty()) {
            return new InvitationAnswer.NotYours();
        }
        InvitationStore.Row row = found.get();
        PersonKey key = people.keyOf(identity);
        Instant now = clock.instant();
        if (!isFor(row, identity, key)) {
            store.tried(row.id(), now, WRONG_TRIES, SLEEP);
            audit.record(AuditEntry.of(by, Act.INVITATION_MISUSED)
                    .concerning(row.id().value()));
        }
        // The same answer to everybody: otherwise a sleeping code would tell who its owner is.
        return row.sleepsUntil().filter(now::isBefore).isPresent()
                ? new InvitationAnswer.Asleep()
                : judge(row, identity, key, unit);
    }

    /** Someone came by the link with this code; the first time counts. An unknown code is like any other. */
    public void opened(InvitationCode code) {
        store.opened(codes.hash(code), clock.instant());
    }

    /** The invited person does not want it; the birth date shows that it is them. */
    @Transactional
    public DeclineOutcome decline(InvitationCode code, LocalDate birthDate, DeclineReason reason, Actor by) {
        InvitationStore.Row row = store.find(codes.hash(code)).orElse(null);
        byte[] sealed = row == null ? null : row.detailsSealed();
        if (row == null || sealed == null || !seal.open(row.id(), sealed).birthDate().equals(birthDate)) {
            return new DeclineOutcome.NotYours();
        }
        if (row.used()) {
            return new DeclineOutcome.AlreadyBooked();
        }
        if (store.decline(row.id(), reason, clock.instant())) {
            AuditEntry entry = AuditEntry.of(by, Act.INVITATION_DECLINED)
                    .concerning(row.id().value());
            audit.record(row.personKey().map(entry::about).orElse(entry));
        }
        return new DeclineOutcome.Declined();
    }

    /** Withdraws an invitation that has not been used; what is booked already stays booked. */
    public void revoke(InvitationCode code) {
        store.revoke(codes.hash(code), clock.instant());
    }

    private InvitationAnswer judge(
            InvitationStore.Row row, Identity identity, PersonKey key, HealthUnitId unit) {
        if (!row.unit().equals(unit) || !isFor(row, identity, key)) {
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

    /** How many invitations of this unit can still be used. */
    public int openInvitations(HealthUnitId unit) {
        return store.countOpen(unit, clock.instant());
    }

    private boolean isFor(InvitationStore.Row row, Identity identity, PersonKey key) {
        return row.personKey().map(key::equals).orElse(false)
                || Arrays.equals(row.nameHash(), people.nameHash(identity.name(), identity.birthDate()));
    }
}
