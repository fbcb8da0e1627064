package ca.dosebook.access.sessions;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.sessions.SessionStore.Origin;
import ca.dosebook.access.sessions.SessionStore.SessionRow;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.AddressBlock;
import ca.dosebook.kernel.Uuids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The sessions of the staff. Every request reads its session, its user and the user's roles at once, so ending a session,
 * disabling a user or taking a role works with the next request, on every node.
 */
@Component
public class Sessions {

    /** From the right password to the second factor. */
    static final Duration FOR_A_CODE = Duration.ofMinutes(10);

    /** To install an app and write down ten codes. */
    static final Duration FOR_SETTING_UP = Duration.ofMinutes(30);

    private static final Duration SEEN_TO_THE = Duration.ofMinutes(1);
    private static final Duration ENDED_ARE_KEPT = Duration.ofDays(30);

    private final SessionStore store;
    private final Audit audit;
    private final Clock clock;
    private final Duration idle;
    private final Duration absolute;

    Sessions(
            SessionStore store,
            Audit audit,
            Clock clock,
            @Value("${dosebook.staff.idle:30m}") Duration idle,
            @Value("${dosebook.staff.absolute:12h}") Duration absolute) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.idle = idle;
        this.absolute = absolute;
    }

    /** Whom a token stands for in a request from this address. */
    public Entry enter(Optional<SessionToken> token, String address) {
        Optional<SessionRow> found = token.flatMap(store::find);
        if (found.isEmpty()) {
            return new Entry.Nobody();
        }
        SessionRow session = found.get();
        Instant now = clock.instant();
        if (!session.block().equals(AddressBlock.of(address))) {
            noteRefusal(session, address, now);
            return new Entry.FromElsewhere();
        }
        Optional<EndReason> over = session.ended().or(() -> overAt(session, now));
        if (over.isPresent()) {
            if (session.ended().isEmpty()) {
                store.end(session.id(), over.get(), now);
            }
            return new Entry.Ended(over.get());
        }
        if (session.stage() == SignInStage.SIGNED_IN && isIdle(session, now)) {
            store.goAway(session.id(), now);
            return new Entry.OnTheWay(signingIn(session, SignInStage.PASSWORD_GIVEN, address, true));
        }
        if (!session.lastSeenAt().plus(SEEN_TO_THE).isAfter(now)) {
            store.seen(session.id(), now);
        }
        return entry(session, address);
    }

    private boolean isIdle(SessionRow session, Instant now) {
        return !session.lastSeenAt().plus(idle).isAfter(now);
    }

    private Optional<EndReason> overAt(SessionRow session, Instant now) {
        boolean mayBeHere = switch (session.stage()) {
            case SETTING_UP -> List.of("INVITED", "ACTIVE").contains(session.userState());
            case PASSWORD_GIVEN, CHOOSING, SIGNED_IN -> session.userState().equals("ACTIVE");
        };
        if (!mayBeHere) {
            return Optional.of(EndReason.USER_STOPPED);
        }
        Duration longest = switch (session.stage()) {
            case PASSWORD_GIVEN -> session.away() ? absolute : FOR_A_CODE;
            case SETTING_UP, CHOOSING -> FOR_SETTING_UP;
            case SIGNED_IN -> absolute;
        };
        if (!session.startedAt().plus(longest).isAfter(now)) {
            boolean wasIn = session.stage() == SignInStage.SIGNED_IN || session.away();
            return Optional.of(wasIn ? EndReason.TOO_OLD : EndReason.IDLE);
        }
        return switch (session.stage()) {
            // The second factor brings them back.
            case SIGNED_IN -> Optional.empty();
            case PASSWORD_GIVEN, SETTING_UP, CHOOSING ->
                isIdle(session, now) && !session.away() ? Optional.of(EndReason.IDLE) : Optional.empty();
        };
    }

    private static Entry entry(SessionRow session, String address) {
        if (session.stage() == SignInStage.SIGNED_IN
                && session.organization().isPresent()
                && !session.roles().isEmpty()) {
            return new Entry.Inside(new SignedIn(
                    session.user(),
                    session.name(),
                    session.organization().get(),
                    session.roles(),
                    session.id(),
                    address));
        }
        // Whose last role in an organization was taken while signed in chooses another.
        SignInStage stage = session.stage() == SignInStage.SIGNED_IN ? SignInStage.CHOOSING : session.stage();
        return new Entry.OnTheWay(signingIn(session, stage, address, session.away()));
    }

    private static SigningIn signingIn(SessionRow session, SignInStage stage, String address, boolean away) {
        Optional<OrganizationId> actedFor = away ? session.organization().map(Organization::id) : Optional.empty();
        return new SigningIn(
                session.user(),
                session.name(),
                stage,
                session.id(),
                away && session.stage() == SignInStage.SIGNED_IN ? Optional.empty() : session.wanted(),
                actedFor,
                address);
    }

    /** Where someone who was away too long goes on after the second factor. */
    void want(SigningIn who, String page) {
        WantedPage.of(page).ifPresent(wanted -> store.want(who.session(), wanted));
    }

    private void noteRefusal(SessionRow session, String address, Instant now) {
        if (session.ended().isEmpty() && store.refused(session.id(), now, SEEN_TO_THE)) {
            // Whoever sent it need not be the user, so the user is what it is about, not who did it.
            audit.record(AuditEntry.of(Actor.stranger(address), Act.SESSION_REFUSED)
                    .concerning(session.user().value()));
        }
    }

    /**
     * A new session, as far as {@code stage}.
     *
     * @param stage not {@link SignInStage#SIGNED_IN}, which {@link #advance} leads to
     */
    public SessionToken start(UserId user, SignInStage stage, String address, Optional<String> wanted) {
        return start(user, stage, address, wanted, Optional.empty());
    }

    /** @param through the identity provider it came through, whose organization it then acts for and no other */
    public SessionToken start(
            UserId user, SignInStage stage, String address, Optional<String> wanted, Optional<Through> through) {
        SessionToken token = SessionToken.random();
        store.insert(
                Uuids.next(),
                token,
                user,
                stage,
                new Origin(AddressBlock.of(address), address, wanted.flatMap(WantedPage::of), through),
                clock.instant());
        return token;
    }

    /** The identity provider a session came through; empty for one that began with a password. */
    public Optional<Through> through(UUID session) {
        return store.through(session);
    }

    /**
     * Moves a session on and renews its token, so that one read before a factor was shown is worth nothing after it.
     *
     * @param organization the one acted for, from {@link SignInStage#SIGNED_IN} on
     * @return the new token; empty when the session has ended or is no longer at {@code from}
     */
    public Optional<SessionToken> advance(
            UUID session, SignInStage from, SignInStage to, Optional<OrganizationId> organization) {
        SessionToken token = SessionToken.random();
        return store.advance(session, from, to, organization, token, clock.instant())
                ? Optional.of(token)
                : Optional.empty();
    }

    /**
     * Makes a session that has shown both factors act for this organization, under a new token.
     *
     * @return empty when it has ended or has yet to show a factor
     */
    public Optional<SessionToken> choose(UUID session, OrganizationId organization) {
        Optional<SessionToken> chosen =
                advance(session, SignInStage.CHOOSING, SignInStage.SIGNED_IN, Optional.of(organization));
        return chosen.isPresent()
                ? chosen
                : advance(session, SignInStage.SIGNED_IN, SignInStage.SIGNED_IN, Optional.of(organization));
    }

    /** Whether it was open. */
    public boolean end(UUID session, EndReason reason) {
        return store.end(session, reason, clock.instant());
    }

    /** Ends a session if it is this user's. Whether it was, and was open. */
    public boolean endOf(UserId user, UUID session, EndReason reason) {
        return store.endOf(user, session, reason, clock.instant());
    }

    /** Ends every session of a user, and says how many there were. */
    public int endAll(UserId user, EndReason reason) {
        return store.endAll(user, Optional.empty(), reason, clock.instant());
    }

    /** Ends every session of a user but one. */
    public int endOthers(UserId user, UUID but, EndReason reason) {
        return store.endAll(user, Optional.of(but), reason, clock.instant());
    }

    /** The sessions a user has now, the last used first. */
    public List<OpenSession> of(UserId user) {
        Instant now = clock.instant();
        return store.open(user, now.minus(absolute), now.minus(idle));
    }

    @Scheduled(fixedDelay = 15, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Instant now = clock.instant();
        store.sweep(now.minus(absolute), now.minus(idle), now.minus(ENDED_ARE_KEPT), now);
    }
}
