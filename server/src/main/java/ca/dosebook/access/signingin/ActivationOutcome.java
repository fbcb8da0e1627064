package ca.dosebook.access.signingin;

import ca.dosebook.access.passwords.PasswordProblem;
import ca.dosebook.access.sessions.SessionToken;

/** What using an activation link comes to. */
public sealed interface ActivationOutcome {

    /** The password is set; a second factor is next. */
    record Onward(SessionToken token) implements ActivationOutcome {}

    record NotTaken(PasswordProblem problem) implements ActivationOutcome {}

    /** Another user has this address. */
    record AddressTaken() implements ActivationOutcome {}

    /** Used, replaced by a newer one, older than 24 hours, or never made. */
    record NoLink() implements ActivationOutcome {}

    record Busy() implements ActivationOutcome {}
}
