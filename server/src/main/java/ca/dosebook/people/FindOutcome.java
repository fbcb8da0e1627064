package ca.dosebook.people;

import ca.dosebook.kernel.PersonKey;

/** What a search by full identifiers came to: one person or none, never a list. */
public sealed interface FindOutcome {

    record Found(PersonKey person) implements FindOutcome {}

    /** @param lookedFor the key that such a person would have, for the log */
    record Nobody(PersonKey lookedFor) implements FindOutcome {}

    /**
     * Several people fit. Only the health number tells them apart.
     *
     * @param lookedFor the key that such a person without a card would have, for the log
     */
    record NumberNeeded(PersonKey lookedFor) implements FindOutcome {}
}
