package ca.dosebook.inventory;

import ca.dosebook.kernel.Yielding;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares the counts of doses with the entries behind them. It reports; it never repairs. */
@Component("stockReconciliation")
public class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private static final Duration IN_A_CROWD = Duration.ofMinutes(30);

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final DrawStore store;

    Reconciliation(DrawStore store) {
        this.store = store;
    }

    /** Every difference found, a sentence each; empty when all is well. */
    public List<String> differences() {
        return store.differences();
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 600_000)
    void report() {
        if (!yielding.mayGoOn()) {
            return;
        }
        try {
            differences().forEach(difference -> LOG.error("Doses do not add up: {}", difference));
        } catch (DataAccessException e) {
            LOG.warn("Doses could not be compared: {}", e.getClass().getSimpleName());
        }
    }
}
