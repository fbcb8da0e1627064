package ca.dosebook.inventory;

import java.time.LocalDate;
import java.util.Set;

/** What can come of asking for a dose. Whatever is not {@link Drawn} changed nothing. */
public sealed interface DrawOutcome {

    /** @param concerns none, unless the dose had been given already */
    record Drawn(LotId lot, Set<Concern> concerns) implements DrawOutcome {
        public Drawn {
            concerns = Set.copyOf(concerns);
        }
    }

    /** The site had doses of the lot; none is left that is thawed. */
    record NoneLeft() implements DrawOutcome {}

    /** There are doses of the lot, but none may be given any more. @param useBy the last day of the freshest of them */
    record Expired(LocalDate useBy) implements DrawOutcome {}

    record Recalled() implements DrawOutcome {}

    /** The site never had any of the lot, or nobody knows it. */
    record NotHere() implements DrawOutcome {}
}
