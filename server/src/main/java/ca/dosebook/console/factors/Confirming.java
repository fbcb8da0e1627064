package ca.dosebook.console.factors;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.signingin.PasswordOutcome;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.console.signingin.Waiting;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import org.springframework.stereotype.Component;

/** Asks for the current password before an account is changed, in the field {@code current}. */
@Component
class Confirming {

    private final SignIn signIn;
    private final Waiting waiting;

    Confirming(SignIn signIn, Waiting waiting) {
        this.signIn = signIn;
        this.waiting = waiting;
    }

    /** None when it is the current password. */
    FormErrors errors(Texts t, SignedIn staff, String current) {
        return current.isEmpty()
                ? FormErrors.none().and("current", t.of("factors.current.empty"))
                : errors(t, signIn.confirm(staff, current));
    }

    FormErrors errors(Texts t, PasswordOutcome outcome) {
        FormErrors none = FormErrors.none();
        return switch (outcome) {
            case PasswordOutcome.Done ignored -> none;
            case PasswordOutcome.WrongCurrent ignored -> none.and("current", t.of("factors.current.wrong"));
            case PasswordOutcome.NotTaken not -> none.and("password", t.of("signin.password." + not.problem()));
            case PasswordOutcome.Slowed slowed ->
                none.and("current", t.of("signin.slowed", waiting.until(t, slowed.until())));
            case PasswordOutcome.Busy ignored -> none.and("current", t.of("signin.busy"));
        };
    }
}
