package ca.dosebook.access.sessions;

import ca.dosebook.access.SignedIn;

/** Whom a request's cookie stands for. */
public sealed interface Entry {

    /** No cookie, or one nobody knows. */
    record Nobody() implements Entry {}

    record Ended(EndReason reason) implements Entry {}

    /** The cookie came from another block of addresses than the session was made in; the session itself lives on. */
    record FromElsewhere() implements Entry {}

    record OnTheWay(SigningIn signingIn) implements Entry {}

    record Inside(SignedIn staff) implements Entry {}
}
