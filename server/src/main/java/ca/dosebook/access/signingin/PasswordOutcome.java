package ca.dosebook.access.signingin;

import ca.dosebook.access.passwords.PasswordProblem;
import java.time.Instant;

/** What changing the password, or confirming an act with it, comes to. */
public sealed interface PasswordOutcome {

    record Done() implements PasswordOutcome {}

    record WrongCurrent() implements PasswordOutcome {}

    record NotTaken(PasswordProblem problem) implements PasswordOutcome {}

    record Slowed(Instant until) implements PasswordOutcome {}

    record Busy() implements PasswordOutcome {}
}
