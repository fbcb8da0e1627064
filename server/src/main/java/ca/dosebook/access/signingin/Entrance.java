package ca.dosebook.access.signingin;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.factors.CodeCheck;
import ca.dosebook.access.factors.FactorKind;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.sessions.EndReason;
import ca.dosebook.access.sessions.SessionToken;
import ca.dosebook.access.sessions.Sessions;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.access.sessions.Through;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a factor that was shown: the session moves on and the log says so, both or neither. */
@Component
class Entrance {

    /** Whose account nobody used for so long has to be let in anew by an administrator. */
    static final Duration LONGEST_IDLE = Duration.ofDays(30);

    private final AccountStore accounts;
    private final Sessions sessions;
    private final Factors factors;
    private final KnownBrowsers browsers;
    private final Audit audit;
    private final Clock clock;

    Entrance(
            AccountStore accounts,
            Sessions sessions,
            Factors factors,
            KnownBrowsers browsers,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.factors = factors;
        this.browsers = browsers;
        this.audit = audit;
        this.clock = clock;
    }

    void note(Actor actor, Act act, Optional<Account> account, String note) {
        AuditEntry entry = AuditEntry.of(actor, act).noting(note);
        audit.record(account.map(known -> entry.concerning(known.id().value())).orElse(entry));
    }

    boolean hasSecondFactor(UserId user) {
        return factors.isSetUp(user);
    }

    /** Starts a session that has the second factor before it, or setting one up when there is none yet. */
    SignInOutcome afterPassword(Account account, String address, Optional<String> wanted) {
        boolean setUp = factors.isSetUp(account.id());
        if (!setUp && account.state() != UserState.INVITED) {
            // Someone active without a factor would set one up with the password alone: only a new link leads there.
            return new SignInOutcome.Wrong();
        }
        SignInStage stage = setUp ? SignInStage.PASSWORD_GIVEN : SignInStage.SETTING_UP;
        return new SignInOutcome.Onward(sessions.start(account.id(), stage, address, wanted), stage);
    }

    @Transactional
    CodeOutcome afterCode(SigningIn who, String typed) {
        return switch (factors.show(who.user(), typed)) {
            case CodeCheck.Right right -> onward(who, right.kind());
            case CodeCheck.Wrong wrong -> refused(who, wrong, "WRONG");
            case CodeCheck.Replayed replayed -> refused(who, replayed, "REPLAYED");
            case CodeCheck.ClockOff off -> refused(who, off, "CLOCK_OFF");
        };
    }

    private CodeOutcome refused(SigningIn who, CodeCheck why, String note) {
        audit.record(AuditEntry.of(Actor.stranger(who.address()), Act.SECOND_FACTOR_FAILED)
                .concerning(who.user().value())
                .noting(note));
        return new CodeOutcome.Refused(why);
    }

    /** Also for those who have just set up their first factor. */
    @Transactional
    CodeOutcome onward(SigningIn who, FactorKind kind) {
        return onward(who, kind.name());
    }

    /** An identity provider has just asked for both factors. */
    @Transactional
    CodeOutcome vouchedFor(SigningIn who) {
        return onward(who, "PROVIDER");
    }

    private CodeOutcome onward(SigningIn who, String shown) {
        Instant now = clock.instant();
        Optional<Through> through = sessions.through(who.session());
        List<Workplace> workplaces = workplaces(who.user(), who.session());
        Optional<OrganizationId> only = who.actedFor()
                .filter(before -> workplaces.stream()
                        .anyMatch(workplace -> workplace.organization().equals(before)))
                .or(() -> workplaces.size() == 1
                        ? Optional.of(workplaces.getFirst().organization())
                        : Optional.empty());
        SignInStage next = only.isPresent() ? SignInStage.SIGNED_IN : SignInStage.CHOOSING;
        Optional<SessionToken> token = sessions.advance(who.session(), who.stage(), next, only);
        if (token.isEmpty()) {
            return new CodeOutcome.Over();
        }
        accounts.signedIn(who.user(), now);
        Actor actor = Actor.staff(who.user().value(), only.map(OrganizationId::value), who.address());
        audit.record(AuditEntry.of(actor, Act.SIGNED_IN)
                .noting(shown + through.map(came -> ' ' + came.provider()).orElse("")));
        if (shown.equals(FactorKind.PAPER.name())) {
            audit.record(AuditEntry.of(actor, Act.PAPER_CODE_USED));
        }
        return new CodeOutcome.Onward(token.get(), next, browsers.mark(who.user()));
    }

    /** Those a session can act for: after an identity provider, its organization alone. */
    List<Workplace> workplaces(UserId user, UUID session) {
        Optional<Through> through = sessions.through(session);
        return accounts.workplaces(user).stream()
                .filter(place ->
                        through.isEmpty() || through.get().organization().equals(place.organization()))
                .toList();
    }

    @Transactional
    Optional<SessionToken> choose(SigningIn who, OrganizationId organization) {
        if (!worksFor(who.user(), organization)) {
            return Optional.empty();
        }
        // A session whose last role in its organization was taken is stored as signed in, and chooses anew.
        Optional<SessionToken> token = sessions.choose(who.session(), organization);
        token.ifPresent(t -> audit.record(AuditEntry.of(
                Actor.staff(who.user().value(), Optional.of(organization.value()), who.address()),
                Act.ORGANIZATION_CHOSEN)));
        return token;
    }

    @Transactional
    Optional<SessionToken> changeOver(SignedIn staff, OrganizationId organization) {
        if (!worksFor(staff.user(), organization)) {
            return Optional.empty();
        }
        Optional<SessionToken> token = sessions.choose(staff.session(), organization);
        token.ifPresent(t -> audit.record(
                AuditEntry.of(staff.actor(), Act.ORGANIZATION_CHOSEN).concerning(organization.value())));
        return token;
    }

    private boolean worksFor(UserId user, OrganizationId organization) {
        return accounts.workplaces(user).stream()
                .anyMatch(workplace -> workplace.organization().equals(organization));
    }

    @Transactional
    void changePassword(SignedIn staff, String hash) {
        accounts.setPassword(staff.user(), hash, clock.instant());
        sessions.endOthers(staff.user(), staff.session(), EndReason.PASSWORD_CHANGED);
        audit.record(AuditEntry.of(staff.actor(), Act.PASSWORD_CHANGED)
                .concerning(staff.user().value()));
    }

    @Transactional
    boolean end(SignedIn staff, UUID session, EndReason reason) {
        boolean ended = sessions.endOf(staff.user(), session, reason);
        if (ended) {
            Act act = reason == EndReason.SIGNED_OUT ? Act.SIGNED_OUT : Act.SESSION_ENDED;
            audit.record(AuditEntry.of(staff.actor(), act).concerning(session));
        }
        return ended;
    }

    /** Whether it was idle for too long; then it is deactivated. */
    @Transactional
    boolean deactivateIfIdle(Account account) {
        boolean idle = !account.idleSince().plus(LONGEST_IDLE).isAfter(clock.instant());
        if (idle) {
            deactivate(account.id());
        }
        return idle;
    }

    @Scheduled(fixedDelay = 24, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    @Transactional
    void deactivateIdle() {
        accounts.idleSince(clock.instant().minus(LONGEST_IDLE)).forEach(this::deactivate);
    }

    private void deactivate(UserId user) {
        if (accounts.change(user, List.of(UserState.ACTIVE), UserState.DEACTIVATED)) {
            sessions.endAll(user, EndReason.USER_STOPPED);
            audit.record(AuditEntry.of(Actor.DOSEBOOK, Act.USER_DEACTIVATED).concerning(user.value()));
        }
    }
}
