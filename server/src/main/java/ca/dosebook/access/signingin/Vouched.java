package ca.dosebook.access.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.sessions.Entry;
import ca.dosebook.access.sessions.SessionToken;
import ca.dosebook.access.sessions.Sessions;
import ca.dosebook.access.sessions.Through;
import ca.dosebook.audit.Actor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Coming in where an identity provider vouches for a user, in place of the password. */
@Component
public class Vouched {

    private final AccountStore accounts;
    private final Factors factors;
    private final Sessions sessions;
    private final Entrance entrance;
    private final Steps steps;

    Vouched(AccountStore accounts, Factors factors, Sessions sessions, Entrance entrance, Steps steps) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.entrance = entrance;
        this.steps = steps;
    }

    /**
     * Lets a user in as far as what was shown leads: to the second factor, to setting one up when invited, or inside when
     * the provider has just asked for two factors.
     *
     * @return wrong for whoever has no role in the organization, is stopped or was idle for too long, and for an active
     *     user who has no second factor, neither here nor there
     */
    @Transactional
    public SignInOutcome enter(UserId user, Through through, boolean twoFactors, SignIn.Visitor visitor) {
        Optional<Account> account = accounts.find(user).filter(this::mayComeIn);
        if (account.isEmpty() || !worksThere(user, through)) {
            return new SignInOutcome.Wrong();
        }
        boolean invited = account.get().state() == UserState.INVITED;
        if (twoFactors) {
            if (invited) {
                activate(user, through, visitor.address());
            }
            return inside(user, through, visitor);
        }
        if (!factors.isSetUp(user) && !invited) {
            return new SignInOutcome.Wrong();
        }
        SignInStage stage = invited ? SignInStage.SETTING_UP : SignInStage.PASSWORD_GIVEN;
        return new SignInOutcome.Onward(
                sessions.start(user, stage, visitor.address(), visitor.wanted(), Optional.of(through)), stage);
    }

    private boolean mayComeIn(Account account) {
        return switch (account.state()) {
            case ACTIVE -> !entrance.deactivateIfIdle(account);
            case INVITED -> true;
            case DISABLED, DEACTIVATED -> false;
        };
    }

    private boolean worksThere(UserId user, Through through) {
        return accounts.workplaces(user).stream()
                .anyMatch(place -> place.organization().equals(through.organization()));
    }

    private void activate(UserId user, Through through, String address) {
        steps.activated(
                user,
                Actor.staff(user.value(), Optional.of(through.organization().value()), address));
    }

    private SignInOutcome inside(UserId user, Through through, SignIn.Visitor visitor) {
        SessionToken token =
                sessions.start(user, SignInStage.CHOOSING, visitor.address(), visitor.wanted(), Optional.of(through));
        return sessions.enter(Optional.of(token), visitor.address()) instanceof Entry.OnTheWay(var who)
                        && entrance.vouchedFor(who) instanceof CodeOutcome.Onward onward
                ? new SignInOutcome.Onward(onward.token(), onward.stage())
                : new SignInOutcome.Wrong();
    }
}
