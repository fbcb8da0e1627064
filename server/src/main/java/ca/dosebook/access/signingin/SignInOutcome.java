package ca.dosebook.access.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.sessions.SessionToken;
import java.time.Instant;

/** What a password comes to. */
public sealed interface SignInOutcome {

    /** It goes on at this stage with this token. */
    record Onward(SessionToken token, SignInStage stage) implements SignInOutcome {}

    /** Unknown address, wrong password, stopped account: which one is not said. */
    record Wrong() implements SignInOutcome {}

    /** Not tried: too many were wrong. */
    record Slowed(Instant until) implements SignInOutcome {}

    /** Not tried: too many sign in at this moment. */
    record Busy() implements SignInOutcome {}
}
