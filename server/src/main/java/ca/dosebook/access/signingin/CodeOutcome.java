package ca.dosebook.access.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.factors.CodeCheck;
import ca.dosebook.access.passkeys.PasskeyProblem;
import ca.dosebook.access.sessions.SessionToken;
import java.time.Instant;

/** What a second factor comes to. */
public sealed interface CodeOutcome {

    /**
     * Signed in, or as good as: an organization may be left to choose.
     *
     * @param knownBrowser to be kept by the browser, for {@link SignIn#password}
     */
    record Onward(SessionToken token, SignInStage stage, String knownBrowser) implements CodeOutcome {}

    /** @param why not {@link CodeCheck.Right} */
    record Refused(CodeCheck why) implements CodeOutcome {}

    record PasskeyRefused(PasskeyProblem why) implements CodeOutcome {}

    record Slowed(Instant until) implements CodeOutcome {}

    /** The time for the code is over, or another tab was faster: the password is asked for again. */
    record Over() implements CodeOutcome {}
}
