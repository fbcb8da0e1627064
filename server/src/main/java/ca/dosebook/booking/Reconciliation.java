package ca.dosebook.booking;

import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.kernel.Yielding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the counts of places with the rows behind them. It reports; it never repairs. */
@Component
public class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private static final Duration IN_A_CROWD = Duration.ofMinutes(30);

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final RosterStore roster;
    private final Clinics clinics;
    private final TransactionTemplate snapshot;

    Reconciliation(RosterStore roster, Clinics clinics, PlatformTransactionManager transactions) {
        this.roster = roster;
        this.clinics = clinics;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        // All queries see the same moment, so that bookings made meanwhile are no difference.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Every difference found, a sentence each, without anything about a person; empty when all is well. */
    public List<String> differences() {
        return Objects.requireNonNull(snapshot.execute(status -> {
            List<String> found = new ArrayList<>();
            for (SiteId site : clinics.siteIds()) {
                compare(site, clinics.placesTaken(site), roster.entries(site), found);
            }
            found.addAll(roster.appointmentsWithoutEntry());
            found.addAll(roster.entriesWithoutAppointment());
            found.addAll(roster.holdsWithoutEntry());
            return found;
        }));
    }

    private static void compare(
            SiteId site, Map<SlotId, Integer> taken, Map<SlotId, Integer> entries, List<String> found) {
        TreeSet<UUID> slots = new TreeSet<>();
        taken.keySet().forEach(slot -> slots.add(slot.value()));
        entries.keySet().forEach(slot -> slots.add(slot.value()));
        for (UUID slot : slots) {
            int counted = taken.getOrDefault(new SlotId(slot), 0);
            int rows = entries.getOrDefault(new SlotId(slot), 0);
            if (counted != rows) {
                found.add("site " + site.value() + " slot " + slot + ": " + counted + " counted, " + rows + " held");
            }
        }
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 300_000)
    void report() {
        if (!yielding.mayGoOn()) {
            return;
        }
        try {
            differences().forEach(difference -> LOG.error("Places do not add up: {}", difference));
        } catch (DataAccessException e) {
            LOG.warn("Places could not be compared: {}", e.getClass().getSimpleName());
        }
    }
}
