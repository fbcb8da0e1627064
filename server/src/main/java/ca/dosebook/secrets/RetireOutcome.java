package ca.dosebook.secrets;

import java.time.Instant;

/** What came of destroying a key. */
public sealed interface RetireOutcome {

    record Retired() implements RetireOutcome {}

    /** No key of this name, or destroyed already. */
    record Unknown() implements RetireOutcome {}

    /** It seals, or will soon. */
    record StillSeals() implements RetireOutcome {}

    /** @param rows how many rows hold a value that it sealed */
    record StillNeeded(long rows) implements RetireOutcome {}

    /** What it sealed may be on its way, or in someone's browser, until then. */
    record TooEarly(Instant until) implements RetireOutcome {}

    /** Hashes made with it can't be made with another. */
    record NeededForGood() implements RetireOutcome {}
}
