package ca.dosebook.audit.chain;

import ca.dosebook.audit.Cluster;
import ca.dosebook.kernel.Yielding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Closes blocks: all entries of transactions that are over and in no block yet. Every node tries; the one that has the
 * row lock does it. Where nothing was written down there is no block.
 */
@Component
class Linker {

    /** More entries than this wait for the next block, so that closing one takes a fraction of a second. */
    static final int MOST = 5000;

    /** What is not in a block yet is not shown to be whole: a crowd delays that by no more. */
    private static final Duration IN_A_CROWD = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Linker.class);

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final ChainStore store;
    private final ChainSeal seal;
    private final Cluster cluster;
    private final TransactionOperations transaction;
    private final Clock clock;
    private boolean othersClosed; // the scheduler's own

    Linker(ChainStore store, ChainSeal seal, Cluster cluster, TransactionOperations transaction, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.cluster = cluster;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void onSchedule() {
        if (yielding.mayGoOn()) {
            link();
        }
    }

    void link() {
        try {
            long ours = cluster.refreshed();
            if (!othersClosed) {
                closeOthers(ours);
                othersClosed = true;
            }
            while (closeOne(ours, store.horizon())) {
                // There may be more.
            }
        } catch (DataAccessException | IllegalStateException e) {
            // The entries are safe without a block; the next round tries again.
            LOG.warn("The audit log could not be chained: {}", e.getClass().getSimpleName());
        }
    }

    /** Entries that came with a copy of another server's data: nothing is added to them any more. */
    private void closeOthers(long ours) {
        for (long other : store.clusters()) {
            OptionalLong last = store.lastTransaction(other);
            if (other != ours && last.isPresent()) {
                while (closeOne(other, last.getAsLong() + 1)) {
                    // There may be more.
                }
            }
        }
    }

    /** Whether a block was closed. Looks first without a lock, so that an idle night writes nothing. */
    private boolean closeOne(long of, long horizon) {
        if (store.transactionAfter(new Range(of, store.reached(of), horizon), 0).isEmpty()) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> store.lock() && closeLocked(of, horizon)));
    }

    private boolean closeLocked(long of, long horizon) {
        Range all = new Range(of, store.reached(of), horizon);
        OptionalLong first = store.transactionAfter(all, 0);
        if (first.isEmpty()) {
            return false;
        }
        // A transaction is in one block, however many entries it has.
        OptionalLong beyond = store.transactionAfter(all, MOST);
        long to = beyond.isEmpty() ? horizon : Math.max(beyond.getAsLong(), first.getAsLong() + 1);
        Range range = new Range(of, all.from(), to);
        Content content = new Content();
        store.entries(range, content::add);
        Optional<Block> head = store.head();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.insert(seal.close(
                head.map(Block::number).orElse(0L) + 1,
                range,
                content,
                head.map(Block::digest).orElse(Digest.NONE),
                now));
        return true;
    }
}
