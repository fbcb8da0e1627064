package ca.dosebook.access.factors;

import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.FactorStore.TotpRow;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second factors of the users: setting them up, showing them, taking them away. How often is another's affair. */
@Component
public class Factors {

    private static final int CODES = 10;
    private static final Duration SHEET_IS_SHOWN = Duration.ofMinutes(30);
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]");

    private final FactorStore store;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Factors(FactorStore store, Secrets secrets, Audit audit, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether there is anything but paper to show. */
    public boolean isSetUp(UserId user) {
        return store.hasAppOrPasskey(user);
    }

    public List<AppFactor> apps(UserId user) {
        return store.apps(user).stream()
                .map(row -> new AppFactor(row.id(), row.addedAt()))
                .toList();
    }

    /** Checks a code of the app or of the paper, and uses it up if it is right. Under a race one of two is right. */
    @Transactional
    public CodeCheck show(UserId user, String typed) {
        String digits = SPACES.matcher(typed).replaceAll("");
        if (SIX_DIGITS.matcher(digits).matches()) {
            return showAppCode(user, digits);
        }
        Optional<byte[]> hash = PaperCode.parse(typed).map(code -> paperHash(user, code));
        if (hash.isEmpty() || !store.hasPaperCode(user, hash.get())) {
            return new CodeCheck.Wrong();
        }
        return store.usePaperCode(user, hash.get(), clock.instant())
                ? new CodeCheck.Right(FactorKind.PAPER)
                : new CodeCheck.Replayed();
    }

    private CodeCheck showAppCode(UserId user, String digits) {
        CodeCheck best = new CodeCheck.Wrong();
        for (TotpRow app : store.apps(user)) {
            Optional<Totp.Match> match = Totp.match(open(user, app), digits, clock.instant());
            if (match.isPresent() && match.get().isTaken()) {
                return store.take(app.id(), match.get().step())
                        ? new CodeCheck.Right(FactorKind.APP)
                        : new CodeCheck.Replayed();
            }
            if (match.isPresent()) {
                best = new CodeCheck.ClockOff(match.get().secondsOff());
            }
        }
        return best;
    }

    /** The secret of an app to set up: the same until a code of it is shown, so that a reload does not change it. */
    @Transactional
    public AppSecret proposed(UserId user) {
        store.propose(Uuids.next(), user, seal(user, AppSecret.random()), clock.instant());
        return open(user, store.unconfirmed(user).orElseThrow());
    }

    /** Takes the proposed app as a factor when {@code typed} is its code. */
    @Transactional
    public CodeCheck addApp(UserId user, String typed, Actor actor) {
        Optional<TotpRow> proposed = store.unconfirmed(user);
        String digits = SPACES.matcher(typed).replaceAll("");
        Instant now = clock.instant();
        if (proposed.isEmpty() || !SIX_DIGITS.matcher(digits).matches()) {
            return new CodeCheck.Wrong();
        }
        Optional<Totp.Match> match = Totp.match(open(user, proposed.get()), digits, now);
        if (match.isEmpty()) {
            return new CodeCheck.Wrong();
        }
        if (!match.get().isTaken()) {
            return new CodeCheck.ClockOff(match.get().secondsOff());
        }
        if (!store.confirm(proposed.get().id(), match.get().step(), now)) {
            return new CodeCheck.Replayed();
        }
        audit.record(noted(actor, Act.FACTOR_ADDED, user, FactorKind.APP));
        return new CodeCheck.Right(FactorKind.APP);
    }

    /** For setting up a demo or a test: an app with a known secret, without a code being shown. */
    @Transactional
    public void addKnownApp(UserId user, AppSecret secret) {
        UUID id = Uuids.next();
        store.propose(id, user, seal(user, secret), clock.instant());
        store.confirm(id, 0, clock.instant());
        audit.record(noted(Actor.DOSEBOOK, Act.FACTOR_ADDED, user, FactorKind.APP));
    }

    /** Whether it was there and not the last: an app or a passkey always stays. */
    @Transactional
    public boolean removeApp(UserId user, UUID app, Actor actor) {
        boolean removed = store.removeApp(user, app);
        if (removed) {
            audit.record(noted(actor, Act.FACTOR_REMOVED, user, FactorKind.APP));
        }
        return removed;
    }

    /** Forgets every factor, since the user begins anew with an activation link. */
    @Transactional
    public void forget(UserId user) {
        store.removeAll(user);
    }

    /** Makes ten new codes; those made before work no longer. */
    @Transactional
    public void makePaperCodes(UserId user, Actor actor) {
        List<PaperCode> codes =
                Stream.generate(PaperCode::random).distinct().limit(CODES).toList();
        String sheet = String.join(" ", codes.stream().map(PaperCode::printed).toList());
        store.replacePaperCodes(
                user,
                codes.stream().map(code -> paperHash(user, code)).toList(),
                secrets.seal(Purpose.DRAFT, sheet.getBytes(StandardCharsets.US_ASCII), context("paper", user)),
                clock.instant());
        audit.record(noted(actor, Act.PAPER_CODES_MADE, user, FactorKind.PAPER));
    }

    public int paperCodesLeft(UserId user) {
        return store.paperCodesLeft(user);
    }

    /** The codes just made, as they are printed, until {@link #paperKept} or half an hour has passed; otherwise empty. */
    public List<String> paperSheet(UserId user) {
        return store.sheet(user, clock.instant().minus(SHEET_IS_SHOWN))
                .flatMap(kept -> secrets.open(Purpose.DRAFT, kept, context("paper", user)))
                .map(sheet -> List.of(new String(sheet, StandardCharsets.US_ASCII).split(" ")))
                .orElse(List.of());
    }

    public void paperKept(UserId user) {
        store.removeSheet(user);
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetSheets() {
        store.removeSheets(clock.instant().minus(SHEET_IS_SHOWN));
    }

    private static AuditEntry noted(Actor actor, Act act, UserId user, FactorKind kind) {
        return AuditEntry.of(actor, act).concerning(user.value()).noting(kind.name());
    }

    private byte[] paperHash(UserId user, PaperCode code) {
        byte[] of = context("paper", user);
        byte[] typed = code.value().getBytes(StandardCharsets.US_ASCII);
        return secrets.keyedHash(
                ByteBuffer.allocate(of.length + typed.length).put(of).put(typed).array());
    }

    private byte[] seal(UserId user, AppSecret secret) {
        return secrets.seal(Purpose.RECORD, secret.bytes(), context("app", user));
    }

    private AppSecret open(UserId user, TotpRow row) {
        return secrets.open(Purpose.RECORD, row.sealed(), context("app", user))
                .map(AppSecret::of)
                .orElseThrow(
                        () -> new IllegalStateException("a secret does not open with the keys of this installation"));
    }

    /** A secret copied to another user's row does not open there. */
    static byte[] context(String what, UserId user) {
        return ("factor " + what + " of " + user.value()).getBytes(StandardCharsets.US_ASCII);
    }
}
