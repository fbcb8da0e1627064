package ca.dosebook.console.mobile;

import java.util.Set;

/** What came of a record of a device. */
sealed interface TakeOutcome {

    /** It is on disk, once. @param concerns what a human should look at; empty for nothing */
    record Taken(Set<TabletConcern> concerns) implements TakeOutcome {
        public Taken {
            concerns = Set.copyOf(concerns);
        }
    }

    /** It left nothing behind, and stays on the device. */
    record NotTaken(Why why) implements TakeOutcome {}

    /** {@code mobile.refused.…} are the words. */
    enum Why {
        MALFORMED,
        NOT_ON_LIST,
        /** The arrival it belongs to was not taken. */
        ARRIVAL_MISSING,
        /** Somebody recorded at another desk what came of the visit. */
        ENDED,
        OWN_RECORD,
        LOT_UNKNOWN,
        /** Somebody else recorded something of this person in this moment: to be sent again. */
        AGAIN
    }
}
