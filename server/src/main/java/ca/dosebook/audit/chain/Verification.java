package ca.dosebook.audit.chain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a check of the whole audit log came to.
 *
 * @param blocks checked and found whole
 * @param entries in them
 * @param unlinked entries in no block yet; those younger than a minute are as they should be
 * @param oldestUnlinked when the first of them was written; empty when there are none
 * @param heads lines of this machine's list of heads that were compared
 * @param breach the first thing that is wrong; nothing behind it was looked at
 */
public record Verification(
        long blocks,
        long entries,
        long unlinked,
        Optional<Instant> oldestUnlinked,
        long heads,
        Optional<Breach> breach) {

    /**
     * @param block the number of the block, or of the one that is missing
     * @param closedAt when it was closed; empty when that is unknown
     */
    public record Breach(Reason reason, long block, Optional<Instant> closedAt) {}

    /** What can be wrong. */
    public enum Reason {
        /** A block has fewer entries than it was closed with. */
        ENTRY_MISSING,
        /** A block has more entries than it was closed with. */
        ENTRY_ADDED,
        /** A block has as many entries as it was closed with, but not the same ones. */
        ENTRY_CHANGED,
        /** A block's number was passed over, or this machine saw later blocks than there are. */
        BLOCK_MISSING,
        /** A block's digest does not fit what stands in it: it was changed, or made with another key. */
        BLOCK_CHANGED,
        /** A block does not follow the one before it. */
        BLOCK_OUT_OF_PLACE,
        /** This machine saw another block of this number. */
        HEAD_DIFFERS
    }
}
