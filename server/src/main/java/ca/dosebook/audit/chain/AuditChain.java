package ca.dosebook.audit.chain;

import ca.dosebook.audit.chain.HeadsFile.Head;
import ca.dosebook.audit.chain.Verification.Breach;
import ca.dosebook.audit.chain.Verification.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the whole audit log against its chain, reading it once from the beginning to the end. */
@Component
public class AuditChain {

    /** Blocks in memory at a time. */
    private static final int BATCH = 500;

    private final ChainStore store;
    private final ChainSeal seal;
    private final HeadsFile file;
    private final TransactionTemplate oneView;

    AuditChain(ChainStore store, ChainSeal seal, HeadsFile file, PlatformTransactionManager transactions) {
        this.store = store;
        this.seal = seal;
        this.file = file;
        this.oneView = new TransactionTemplate(transactions);
        // Entries and blocks that come while we read are not there for us.
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setReadOnly(true);
    }

    /** Stops at the first thing that is wrong. Writes nothing, and nobody waits for it. */
    public Verification verify() {
        try (Stream<Head> heads = file.heads()) {
            var check = new Check(heads.iterator());
            return Objects.requireNonNull(oneView.execute(status -> check.all()));
        }
    }

    /** One reading of the log. */
    private final class Check {

        private final Iterator<Head> heads;
        private @Nullable Head expected;
        private long compared;
        private long blocks;
        private long entries;
        private @Nullable Block previous;
        private final Map<Long, Long> reached = new HashMap<>();
        private @Nullable Breach breach;

        Check(Iterator<Head> heads) {
            this.heads = heads;
            nextHead();
        }

        Verification all() {
            List<Block> batch = store.blocksAfter(0, BATCH);
            while (!batch.isEmpty() && breach == null) {
                long last = batch.getLast().number();
                runs(batch).forEach(this::run);
                batch = store.blocksAfter(last, BATCH);
            }
            if (breach == null && expected != null) {
                breach = new Breach(Reason.BLOCK_MISSING, blocks + 1, Optional.of(expected.closedAt()));
            }
            ChainStore.Unlinked unlinked = store.unlinked();
            return new Verification(
                    blocks, entries, unlinked.entries(), unlinked.oldest(), compared, Optional.ofNullable(breach));
        }

        /** Neighbours of one server, whose entries are one range. */
        private static List<List<Block>> runs(List<Block> batch) {
            List<List<Block>> runs = new ArrayList<>();
            for (Block block : batch) {
                if (runs.isEmpty() || runs.getLast().getLast().cluster() != block.cluster()) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(block);
            }
            return runs;
        }

        private void run(List<Block> run) {
            List<Block> whole = new ArrayList<>();
            Optional<Breach> first = Optional.empty();
            for (Block block : run) {
                first = outOfOrder(block).map(reason -> breach(reason, block));
                if (first.isPresent()) {
                    break;
                }
                whole.add(block);
                previous = block;
                reached.put(block.cluster(), block.to());
            }
            // An entry that is wrong in a block before the one that is out of order is the first breach.
            if (breach == null && !whole.isEmpty()) {
                new Contents(whole).read();
            }
            if (breach == null) {
                breach = first.orElse(null);
            }
        }

        /** What is wrong with a block in itself and in its place. */
        private Optional<Reason> outOfOrder(Block block) {
            long number = previous == null ? 0 : previous.number();
            if (block.number() != number + 1) {
                return Optional.of(Reason.BLOCK_MISSING);
            }
            if (!seal.fits(block)) {
                return Optional.of(Reason.BLOCK_CHANGED);
            }
            Digest before = previous == null ? Digest.NONE : previous.digest();
            if (!block.previous().equals(before) || block.from() != reached.getOrDefault(block.cluster(), 0L)) {
                return Optional.of(Reason.BLOCK_OUT_OF_PLACE);
            }
            return Optional.empty();
        }

        private Breach breach(Reason reason, Block block) {
            long number = reason == Reason.BLOCK_MISSING && previous != null ? previous.number() + 1 : block.number();
            return new Breach(
                    reason,
                    reason == Reason.BLOCK_MISSING && previous == null ? 1 : number,
                    reason == Reason.BLOCK_MISSING ? Optional.empty() : Optional.of(block.closedAt()));
        }

        private void nextHead() {
            expected = heads.hasNext() ? heads.next() : null;
        }

        /** Whether this machine saw the block as it is now. */
        private boolean seenSo(Block block) {
            while (expected != null && expected.number() <= block.number()) {
                if (expected.number() == block.number()) {
                    compared++;
                    if (!expected.equals(Head.of(block))) {
                        return false;
                    }
                }
                nextHead();
            }
            return true;
        }

        /** The entries of neighbouring blocks, in one reading. */
        private final class Contents {

            private final List<Block> of;
            private int at;
            private Content content = new Content();

            Contents(List<Block> of) {
                this.of = of;
            }

            void read() {
                Block first = of.getFirst();
                store.entries(
                        new Range(first.cluster(), first.from(), of.getLast().to()), this::add);
                while (at < of.size()) {
                    finish();
                }
            }

            private void add(StoredEntry entry) {
                while (entry.xact() >= of.get(at).to()) {
                    finish();
                }
                content.add(entry);
            }

            private void finish() {
                Block block = of.get(at);
                at++;
                Content found = content;
                content = new Content();
                if (breach != null) {
                    return;
                }
                Optional<Reason> reason = wrong(block, found);
                if (reason.isPresent()) {
                    breach = breach(reason.get(), block);
                    return;
                }
                blocks++;
                entries += block.entries();
            }

            private Optional<Reason> wrong(Block block, Content found) {
                if (found.entries() < block.entries()) {
                    return Optional.of(Reason.ENTRY_MISSING);
                }
                if (found.entries() > block.entries()) {
                    return Optional.of(Reason.ENTRY_ADDED);
                }
                if (!found.hash().equals(block.content())) {
                    return Optional.of(Reason.ENTRY_CHANGED);
                }
                return seenSo(block) ? Optional.empty() : Optional.of(Reason.HEAD_DIFFERS);
            }
        }
    }
}
