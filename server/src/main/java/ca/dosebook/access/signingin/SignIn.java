package ca.dosebook.access.signingin;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.passwords.PasswordHashes;
import ca.dosebook.access.passwords.PasswordProblem;
import ca.dosebook.access.passwords.PasswordRules;
import ca.dosebook.access.sessions.EndReason;
import ca.dosebook.access.sessions.SessionToken;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.access.signingin.Guesses.Subject;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Coming in with a password and a second factor, and leaving. */
@Component
public class SignIn {

    /** For so long after the password was chosen, the second factor may be set up with it. */
    private static final Duration TO_SET_UP = Duration.ofHours(24);

    private final AccountStore accounts;
    private final PasswordHashes hashes;
    private final Guesses guesses;
    private final KnownBrowsers browsers;
    private final Entrance entrance;
    private final Clock clock;

    SignIn(
            AccountStore accounts,
            PasswordHashes hashes,
            Guesses guesses,
            KnownBrowsers browsers,
            Entrance entrance,
            Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.guesses = guesses;
        this.browsers = browsers;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** Where to go on, and who asks: not what is typed. */
    public record Visitor(String address, Optional<String> knownBrowser, Optional<String> wanted) {}

    /** The first step. The answer and its time say nothing about whether there is such an account. */
    public SignInOutcome password(String typedEmail, String typedPassword, Visitor visitor) {
        String email = typedEmail.strip().toLowerCase(Locale.ROOT);
        Optional<Account> account = accounts.byEmail(email);
        Optional<String> browser = account.flatMap(known -> browsers.read(visitor.knownBrowser(), known.id()));
        Subject own = browser.isPresent()
                ? guesses.knownBrowser(account.orElseThrow().id(), browser.get())
                : guesses.account(email, visitor.address());
        Subject block = guesses.block(visitor.address());
        Optional<Instant> wait = browser.isPresent() ? Optional.empty() : guesses.waitsUntil(block);
        if (wait.isEmpty()) {
            wait = guesses.begin(own);
        }
        if (wait.isPresent()) {
            entrance.note(Actor.stranger(visitor.address()), Act.SIGN_IN_SLOWED, account, "PASSWORD");
            return new SignInOutcome.Slowed(wait.get());
        }
        Optional<Account> open = account.filter(this::mayComeIn);
        Optional<Boolean> right = hashes.matches(typedPassword, open.flatMap(Account::hash));
        if (right.isEmpty()) {
            return new SignInOutcome.Busy();
        }
        if (!right.get()) {
            if (browser.isEmpty()) {
                guesses.begin(block);
            }
            entrance.note(Actor.stranger(visitor.address()), Act.SIGN_IN_FAILED, account, "PASSWORD");
            return new SignInOutcome.Wrong();
        }
        guesses.wasRight(own);
        return entrance.afterPassword(open.orElseThrow(), visitor.address(), visitor.wanted());
    }

    private boolean mayComeIn(Account account) {
        return switch (account.state()) {
            case ACTIVE -> !entrance.deactivateIfIdle(account);
            // Whose set-up was interrupted goes on with the password chosen then; after a day only with a new link.
            case INVITED ->
                account.passwordChangedAt()
                        .filter(at -> at.plus(TO_SET_UP).isAfter(clock.instant()))
                        .isPresent();
            case DISABLED, DEACTIVATED -> false;
        };
    }

    /** The second step: a code of the app, or one on paper. */
    public CodeOutcome code(SigningIn who, String typed) {
        Subject subject = guesses.code(who.user(), who.address());
        Optional<Instant> wait = guesses.begin(subject);
        if (wait.isPresent()) {
            entrance.note(Actor.stranger(who.address()), Act.SIGN_IN_SLOWED, accounts.find(who.user()), "CODE");
            return new CodeOutcome.Slowed(wait.get());
        }
        CodeOutcome outcome = entrance.afterCode(who, typed);
        if (outcome instanceof CodeOutcome.Onward) {
            guesses.wasRight(subject);
        }
        return outcome;
    }

    /** Whether it is the current password of someone signed in: asked before the account itself is changed. */
    public PasswordOutcome confirm(SignedIn staff, String typed) {
        Subject subject = guesses.code(staff.user(), staff.address());
        Optional<Instant> wait = guesses.begin(subject);
        if (wait.isPresent()) {
            return new PasswordOutcome.Slowed(wait.get());
        }
        Optional<String> hash = accounts.find(staff.user()).flatMap(Account::hash);
        Optional<Boolean> right = hashes.matches(typed, hash);
        if (right.isEmpty()) {
            return new PasswordOutcome.Busy();
        }
        if (!right.get()) {
            entrance.note(staff.actor(), Act.SIGN_IN_FAILED, accounts.find(staff.user()), "CONFIRMING");
            return new PasswordOutcome.WrongCurrent();
        }
        guesses.wasRight(subject);
        return new PasswordOutcome.Done();
    }

    /** A new password for someone signed in. Ends their other sessions. */
    public PasswordOutcome changePassword(SignedIn staff, String current, String wanted) {
        PasswordOutcome confirmed = confirm(staff, current);
        if (!(confirmed instanceof PasswordOutcome.Done)) {
            return confirmed;
        }
        Account account = accounts.find(staff.user()).orElseThrow();
        Optional<PasswordProblem> problem = PasswordRules.problem(wanted, account.email(), account.name());
        if (problem.isPresent()) {
            return new PasswordOutcome.NotTaken(problem.get());
        }
        Optional<String> hash = hashes.hash(wanted);
        if (hash.isEmpty()) {
            return new PasswordOutcome.Busy();
        }
        entrance.changePassword(staff, hash.get());
        return new PasswordOutcome.Done();
    }

    /** Whether there is an app or anything else to show as the second factor. */
    public boolean hasSecondFactor(UserId user) {
        return entrance.hasSecondFactor(user);
    }

    /** The address someone signs in with. */
    public String email(UserId user) {
        return accounts.find(user).map(Account::email).orElseThrow();
    }

    /** The organizations in which a user holds a role; after an identity provider, only the provider's. */
    public List<Workplace> workplaces(UserId user, UUID session) {
        return entrance.workplaces(user, session);
    }

    /** The last step of those who work for several organizations; also how someone signed in changes over. */
    public Optional<SessionToken> choose(SigningIn who, OrganizationId organization) {
        return entrance.choose(who, organization);
    }

    /** @see #choose(SigningIn, OrganizationId) */
    public Optional<SessionToken> choose(SignedIn staff, OrganizationId organization) {
        return entrance.changeOver(staff, organization);
    }

    public void signOut(SignedIn staff) {
        entrance.end(staff, staff.session(), EndReason.SIGNED_OUT);
    }

    /** Ends another session of the same user. Whether there was one. */
    public boolean endSession(SignedIn staff, UUID session) {
        return entrance.end(staff, session, EndReason.ENDED_ELSEWHERE);
    }
}
