package ca.dosebook.audit.chain;

import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.chain.HeadsFile.Head;
import ca.dosebook.kernel.WhenServing;
import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes the head of the chain into this machine's list once a minute and at the stop, after looking whether the head
 * of the minute before is still where it was.
 */
@Component
@WhenServing
class HeadKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(HeadKeeper.class);

    private final ChainStore store;
    private final HeadsFile file;
    private final Linker linker;
    private final Alerts alerts;
    private @Nullable Head last;

    HeadKeeper(ChainStore store, HeadsFile file, Linker linker, Alerts alerts) {
        this.store = store;
        this.file = file;
        this.linker = linker;
        this.alerts = alerts;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 60_000)
    void keep() {
        try {
            keepOne();
        } catch (DataAccessException | UncheckedIOException e) {
            LOG.warn(
                    "The head of the audit log could not be written down: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** What was written last is closed into a block, so that nothing waits unchained for the next start. */
    @PreDestroy
    void keepLast() {
        linker.link();
        keep();
    }

    private synchronized void keepOne() {
        Head before = last == null ? fromFile().orElse(null) : last;
        if (before != null && !stands(before)) {
            LOG.error(
                    "The audit log was changed: block {} is not what it was. Run \"./dosebook audit verify\".",
                    before.number());
            alerts.raise(AlertKind.CHAIN_BROKEN);
            return;
        }
        Optional<Head> head = store.head().map(Head::of);
        if (head.isPresent() && !head.get().equals(before)) {
            file.append(head.get());
        }
        last = head.orElse(null);
    }

    private boolean stands(Head head) {
        return store.block(head.number()).map(Head::of).filter(head::equals).isPresent();
    }

    private Optional<Head> fromFile() {
        try (Stream<Head> heads = file.heads()) {
            return heads.reduce((earlier, later) -> later);
        }
    }
}
