package ca.dosebook.access.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.factors.AppSecret;
import ca.dosebook.access.factors.CodeCheck;
import ca.dosebook.access.factors.FactorKind;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.passwords.PasswordHashes;
import ca.dosebook.access.passwords.PasswordProblem;
import ca.dosebook.access.passwords.PasswordRules;
import ca.dosebook.access.sessions.Sessions;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.audit.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From an invitation to an account that can be used: the link, the password, the first second factor. */
@Component
public class Activation {

    private static final Duration LINK_LASTS = Duration.ofHours(24);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountStore accounts;
    private final PasswordHashes hashes;
    private final Factors factors;
    private final Sessions sessions;
    private final Steps steps;
    private final Clock clock;

    Activation(
            AccountStore accounts,
            PasswordHashes hashes,
            Factors factors,
            Sessions sessions,
            Steps steps,
            Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.factors = factors;
        this.sessions = sessions;
        this.steps = steps;
        this.clock = clock;
    }

    /** Whom a link is for. */
    public record Invitee(UserId user, String email, StaffName name) {

        /** Whether name and address are still to be typed: those of the first administrator. */
        public boolean isUnnamed() {
            return email.equals(FirstAdministrator.UNNAMED);
        }

        @Override
        public String toString() {
            return "Invitee[" + user.value() + "]";
        }
    }

    /**
     * A new link for a user, good for 24 hours and once. Earlier links of the user are good no longer. Whoever uses it
     * chooses a new password and sets up their factors anew, so it is also the way back in after a lost phone.
     *
     * @param actor who makes it, for the audit log
     * @return empty for a user who is disabled, or unknown
     */
    @Transactional
    public Optional<ActivationLink> newLink(UserId user, Actor actor) {
        return newLink(user, actor, () -> true);
    }

    /**
     * The same, for a mail that was asked for earlier.
     *
     * @param stillWanted asked when nobody else can make a link of this user any more: a link that was handed over
     *     meanwhile stays good
     */
    @Transactional
    public Optional<ActivationLink> newLink(UserId user, Actor actor, BooleanSupplier stillWanted) {
        accounts.hold(user);
        Optional<Account> account = accounts.find(user).filter(found -> found.state() != UserState.DISABLED);
        if (account.isEmpty() || !stillWanted.getAsBoolean()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        accounts.replaceLink(user, hash(token), now, now.plus(LINK_LASTS));
        steps.linkMade(user, actor);
        return Optional.of(new ActivationLink("/console/activate/" + token, now.plus(LINK_LASTS)));
    }

    /** Whom an open link is for. Looking does not use it up: a mail scanner looks too. */
    public Optional<Invitee> invitee(String token) {
        return accounts.openLink(hash(token), clock.instant())
                .flatMap(accounts::find)
                .filter(account -> account.state() != UserState.DISABLED)
                .map(account -> new Invitee(account.id(), account.email(), account.name()));
    }

    /**
     * Uses the link up: sets the password, forgets earlier factors and sessions, and leads on to the second factor.
     *
     * @param typed name and address, where they were not known before
     */
    public ActivationOutcome activate(String token, Optional<Invitee> typed, String password, String address) {
        Optional<Invitee> known = invitee(token);
        if (known.isEmpty()) {
            return new ActivationOutcome.NoLink();
        }
        Invitee who = known.get().isUnnamed() ? typed.orElse(known.get()) : known.get();
        if (accounts.emailTaken(who.email(), known.get().user())) {
            return new ActivationOutcome.AddressTaken();
        }
        Optional<PasswordProblem> problem = PasswordRules.problem(password, who.email(), who.name());
        if (problem.isPresent()) {
            return new ActivationOutcome.NotTaken(problem.get());
        }
        Optional<String> hash = hashes.hash(password);
        if (hash.isEmpty()) {
            return new ActivationOutcome.Busy();
        }
        UserId user = known.get().user();
        return steps.use(hash(token), user, who, hash.get())
                ? new ActivationOutcome.Onward(sessions.start(user, SignInStage.SETTING_UP, address, Optional.empty()))
                : new ActivationOutcome.NoLink();
    }

    /**
     * Takes the first app as a factor when {@code typed} is its code: the account is active from now on. Makes the codes
     * on paper.
     */
    @Transactional
    public CodeCheck setUpApp(SigningIn who, String typed) {
        Actor actor = Actor.staff(who.user().value(), Optional.empty(), who.address());
        CodeCheck check = factors.isSetUp(who.user())
                ? new CodeCheck.Right(FactorKind.APP)
                : factors.addApp(who.user(), typed, actor);
        if (check instanceof CodeCheck.Right) {
            steps.activated(who.user(), actor);
            if (factors.paperCodesLeft(who.user()) == 0) {
                factors.makePaperCodes(who.user(), actor);
            }
        }
        return check;
    }

    /** The end of setting up: the user has kept the codes and is signed in. */
    @Transactional
    public CodeOutcome finish(SigningIn who) {
        return factors.isSetUp(who.user()) ? steps.finish(who) : new CodeOutcome.Over();
    }

    /**
     * For setting up a demo or a test: makes an account active with a known password and app, without a link.
     *
     * @param password not checked against the rules
     */
    @Transactional
    public void activateKnown(UserId user, String password, AppSecret secret) {
        accounts.setPassword(user, hashes.hash(password).orElseThrow(), clock.instant());
        factors.forget(user);
        factors.addKnownApp(user, secret);
        accounts.change(user, List.of(UserState.INVITED, UserState.DEACTIVATED), UserState.ACTIVE);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
