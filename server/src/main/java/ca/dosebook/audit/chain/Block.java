package ca.dosebook.audit.chain;

import java.time.Instant;

/**
 * One link of the chain.
 *
 * @param number from 1 on, without gaps
 * @param cluster the server whose transactions it counts
 * @param from the first transaction
 * @param to the transaction after the last
 * @param entries how many there are; at least one
 * @param content the hash of the entries, in the order of transaction and id
 * @param previous the digest of the block before
 * @param digest keyed, over all of the above
 */
record Block(
        long number,
        long cluster,
        long from,
        long to,
        long entries,
        Digest content,
        Digest previous,
        Digest digest,
        Instant closedAt) {}
