package ca.dosebook.access.passkeys;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.FactorKind;
import ca.dosebook.access.passkeys.PasskeyStore.Question;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The passkeys of the users. Adding or showing one takes a question, which a session holds for five minutes and which is
 * gone with its first answer, right or wrong.
 */
@Component
public class Passkeys {

    private final PasskeyStore store;
    private final RelyingParty relyingParty;
    private final Audit audit;
    private final Clock clock;

    Passkeys(PasskeyStore store, RelyingParty relyingParty, Audit audit, Clock clock) {
        this.store = store;
        this.relyingParty = relyingParty;
        this.audit = audit;
        this.clock = clock;
    }

    /** The oldest first. */
    public List<Passkey> of(UserId user) {
        return store.of(user);
    }

    /**
     * Lets a session add one passkey within five minutes: after the current password was given.
     *
     * @param name by which the user will know it
     */
    @Transactional
    public void letAdd(SignedIn staff, String name) {
        ask(staff.session(), new Question(RelyingParty.newChallenge(), Optional.of(name)));
    }

    /** The question to a new passkey, as JSON for the browser; empty when the session may not add one now. */
    public Optional<String> toAdd(SignedIn staff) {
        return store.question(staff.session(), clock.instant())
                .filter(question -> question.name().isPresent())
                .map(question -> relyingParty.toMake(staff.user(), staff.name().full(), question.challenge()));
    }

    /** @param answer of the browser, as JSON */
    @Transactional
    public PasskeyOutcome add(SignedIn staff, String answer) {
        Optional<Question> question = store.takeQuestion(staff.session(), clock.instant())
                .filter(open -> open.name().isPresent());
        if (question.isEmpty()) {
            return new PasskeyOutcome.Refused(PasskeyProblem.TOO_LATE);
        }
        PasskeyOutcome outcome = relyingParty.make(
                staff.user(),
                question.get().name().orElseThrow(),
                question.get().challenge(),
                answer);
        if (outcome instanceof PasskeyOutcome.Taken) {
            note(staff.actor(), Act.FACTOR_ADDED, staff.user());
        }
        return outcome;
    }

    /** The question to a passkey of who is on the way in, as JSON for the browser; empty for those who have none. */
    @Transactional
    public Optional<String> toShow(SigningIn who) {
        if (store.of(who.user()).isEmpty()) {
            return Optional.empty();
        }
        byte[] challenge = RelyingParty.newChallenge();
        ask(who.session(), new Question(challenge, Optional.empty()));
        return Optional.of(relyingParty.toUse(who.user(), challenge));
    }

    /**
     * Checks what a passkey answered. Under a race one of two is taken.
     *
     * @param answer of the browser, as JSON
     */
    @Transactional
    public PasskeyOutcome show(SigningIn who, String answer) {
        return store.takeQuestion(who.session(), clock.instant())
                .filter(open -> open.name().isEmpty())
                .map(question -> relyingParty.use(who.user(), question.challenge(), answer))
                .orElseGet(() -> new PasskeyOutcome.Refused(PasskeyProblem.TOO_LATE));
    }

    /** Whether it is there and this user's. */
    public boolean rename(UserId user, UUID passkey, String name) {
        return store.rename(user, passkey, name);
    }

    /** Whether it was there and something besides paper is left: an app or another passkey. */
    @Transactional
    public boolean remove(UserId user, UUID passkey, Actor actor) {
        boolean removed = store.remove(user, passkey);
        if (removed) {
            note(actor, Act.FACTOR_REMOVED, user);
        }
        return removed;
    }

    private void ask(UUID session, Question question) {
        store.ask(session, question, clock.instant().plus(RelyingParty.TO_ANSWER));
    }

    private void note(Actor actor, Act act, UserId user) {
        audit.record(AuditEntry.of(actor, act).concerning(user.value()).noting(FactorKind.PASSKEY.name()));
    }
}
