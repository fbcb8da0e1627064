package ca.dosebook.access.passkeys;

/** What a passkey comes to that was added or shown. */
public sealed interface PasskeyOutcome {

    record Taken() implements PasskeyOutcome {}

    record Refused(PasskeyProblem why) implements PasskeyOutcome {}
}
