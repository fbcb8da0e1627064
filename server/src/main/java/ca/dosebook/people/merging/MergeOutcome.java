package ca.dosebook.people.merging;

import ca.dosebook.kernel.PersonKey;

/** What came of saying that two records are the same person's. */
public sealed interface MergeOutcome {

    /** @param merge from now on; or from before, when the same was said with the same id */
    record Merged(Merge merge) implements MergeOutcome {}

    /** They are linked already, by this or other links. */
    record TogetherAlready(PersonKey current) implements MergeOutcome {}

    /** One of the two keys has no record. */
    record Unknown() implements MergeOutcome {}
}
