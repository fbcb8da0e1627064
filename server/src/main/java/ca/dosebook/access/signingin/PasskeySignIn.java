package ca.dosebook.access.signingin;

import ca.dosebook.access.factors.FactorKind;
import ca.dosebook.access.passkeys.PasskeyOutcome;
import ca.dosebook.access.passkeys.Passkeys;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.access.signingin.Guesses.Subject;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The second step with a passkey instead of a code; slowed together with codes. */
@Component
public class PasskeySignIn {

    private final AccountStore accounts;
    private final Passkeys passkeys;
    private final Guesses guesses;
    private final Entrance entrance;
    private final TransactionTemplate transaction;

    PasskeySignIn(
            AccountStore accounts,
            Passkeys passkeys,
            Guesses guesses,
            Entrance entrance,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.guesses = guesses;
        this.entrance = entrance;
        this.transaction = transaction;
    }

    /** @param answer of the browser to {@link Passkeys#toShow}, as JSON */
    public CodeOutcome passkey(SigningIn who, String answer) {
        Subject subject = guesses.code(who.user(), who.address());
        Optional<Instant> wait = guesses.begin(subject);
        if (wait.isPresent()) {
            entrance.note(Actor.stranger(who.address()), Act.SIGN_IN_SLOWED, accounts.find(who.user()), "PASSKEY");
            return new CodeOutcome.Slowed(wait.get());
        }
        CodeOutcome outcome = Objects.requireNonNull(transaction.execute(begun -> shown(who, answer)));
        if (outcome instanceof CodeOutcome.Onward) {
            guesses.wasRight(subject);
        }
        return outcome;
    }

    private CodeOutcome shown(SigningIn who, String answer) {
        return switch (passkeys.show(who, answer)) {
            case PasskeyOutcome.Taken ignored -> entrance.onward(who, FactorKind.PASSKEY);
            case PasskeyOutcome.Refused refused -> {
                entrance.note(
                        Actor.stranger(who.address()),
                        Act.SECOND_FACTOR_FAILED,
                        accounts.find(who.user()),
                        "PASSKEY_" + refused.why());
                yield new CodeOutcome.PasskeyRefused(refused.why());
            }
        };
    }
}
