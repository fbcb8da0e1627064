package ca.dosebook.access.signingin;

import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.factors.FactorKind;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.sessions.EndReason;
import ca.dosebook.access.sessions.Sessions;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an activation writes, each step whole or not at all. */
@Component
class Steps {

    private final AccountStore accounts;
    private final Factors factors;
    private final Sessions sessions;
    private final Entrance entrance;
    private final Audit audit;
    private final Clock clock;

    Steps(AccountStore accounts, Factors factors, Sessions sessions, Entrance entrance, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.entrance = entrance;
        this.audit = audit;
        this.clock = clock;
    }

    void linkMade(UserId user, Actor actor) {
        audit.record(AuditEntry.of(actor, Act.ACTIVATION_LINK_MADE).concerning(user.value()));
    }

    /** Whether the link was still open. */
    @Transactional
    boolean use(byte[] tokenHash, UserId user, Activation.Invitee who, String passwordHash) {
        if (!accounts.useLink(tokenHash, clock.instant())) {
            return false;
        }
        accounts.rename(user, who.email(), who.name());
        accounts.setPassword(user, passwordHash, clock.instant());
        accounts.change(user, List.of(UserState.ACTIVE, UserState.DEACTIVATED), UserState.INVITED);
        factors.forget(user);
        accounts.forgetIdentities(user);
        sessions.endAll(user, EndReason.PASSWORD_CHANGED);
        return true;
    }

    /** The first factor is set up; does nothing when it was before. */
    void activated(UserId user, Actor actor) {
        if (accounts.change(user, List.of(UserState.INVITED), UserState.ACTIVE)) {
            audit.record(AuditEntry.of(actor, Act.ACTIVATED).concerning(user.value()));
        }
    }

    @Transactional
    CodeOutcome finish(SigningIn who) {
        CodeOutcome outcome = entrance.onward(who, FactorKind.APP);
        if (outcome instanceof CodeOutcome.Onward) {
            factors.paperKept(who.user());
        }
        return outcome;
    }
}
