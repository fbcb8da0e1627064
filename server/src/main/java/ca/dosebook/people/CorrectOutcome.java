package ca.dosebook.people;

import ca.dosebook.kernel.PersonKey;

/** What came of correcting who a person is. */
public sealed interface CorrectOutcome {

    /** @param now as recorded from now on */
    record Corrected(Person now) implements CorrectOutcome {}

    /** Everything was like that already; nothing was written. */
    record NothingToCorrect() implements CorrectOutcome {}

    /**
     * Someone else corrected the record since it was read; nothing was written.
     *
     * @param now as the other left it
     */
    record ChangedMeanwhile(Person now) implements CorrectOutcome {}

    /**
     * Another record without a card has this name, birth date and postal code: if it is the same person's, the two are to
     * be merged first.
     */
    record RecordedAlready(PersonKey other) implements CorrectOutcome {}

    /** Nobody is recorded with this key. */
    record Unknown() implements CorrectOutcome {}
}
