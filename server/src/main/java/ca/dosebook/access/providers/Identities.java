package ca.dosebook.access.providers;

import ca.dosebook.access.UserId;
import ca.dosebook.access.sessions.EndReason;
import ca.dosebook.access.sessions.Sessions;
import ca.dosebook.access.sessions.Through;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.access.signingin.SignInOutcome;
import ca.dosebook.access.signingin.Vouched;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom of the staff someone at a provider is, and letting them in: whole or not at all. */
@Component
class Identities {

    private final IdentityStore store;
    private final Vouched vouched;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    Identities(IdentityStore store, Vouched vouched, Sessions sessions, Audit audit, Clock clock) {
        this.store = store;
        this.vouched = vouched;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    ArrivalOutcome enter(IdentityProvider provider, String issuer, Claims claims, Luggage luggage, String address) {
        Optional<UserId> bound = store.bound(issuer, claims.subject());
        Optional<UserId> user = bound.isPresent()
                ? bound
                : claims.email().flatMap(email -> store.colleague(email, provider.organization()));
        if (user.isEmpty()) {
            return refused(provider, user, claims.email().isPresent() ? "NOBODY" : "EMAIL", luggage, address);
        }
        if (bound.isEmpty()) {
            if (!store.bind(issuer, claims.subject(), user.get(), clock.instant())) {
                return refused(provider, user, "BOUND_OTHERWISE", luggage, address);
            }
            Actor actor = Actor.staff(
                    user.get().value(), Optional.of(provider.organization().value()), address);
            audit.record(AuditEntry.of(actor, Act.IDENTITY_BOUND)
                    .concerning(user.get().value())
                    .noting("PROVIDER " + provider.name()));
        }
        SignInOutcome outcome = vouched.enter(
                user.get(),
                new Through(provider.name(), provider.organization()),
                claims.twoFactors(),
                new SignIn.Visitor(address, Optional.empty(), luggage.wanted()));
        return switch (outcome) {
            case SignInOutcome.Onward onward -> {
                luggage.session().ifPresent(before -> sessions.end(before, EndReason.REPLACED));
                yield new ArrivalOutcome.Onward(onward.token(), luggage.language(), luggage.wanted());
            }
            case SignInOutcome.Wrong ignored -> refused(provider, user, "ACCOUNT", luggage, address);
            case SignInOutcome.Slowed ignored -> refused(provider, user, "ACCOUNT", luggage, address);
            case SignInOutcome.Busy ignored -> refused(provider, user, "ACCOUNT", luggage, address);
        };
    }

    private ArrivalOutcome refused(
            IdentityProvider provider, Optional<UserId> user, String why, Luggage luggage, String address) {
        failed(provider.name(), user, why, address);
        return new ArrivalOutcome.Refused(Optional.of(luggage.language()));
    }

    /** @param why a word of a fixed list */
    void failed(String provider, Optional<UserId> user, String why, String address) {
        AuditEntry entry =
                AuditEntry.of(Actor.stranger(address), Act.SIGN_IN_FAILED).noting("PROVIDER " + provider + " " + why);
        audit.record(user.map(known -> entry.concerning(known.value())).orElse(entry));
    }
}
