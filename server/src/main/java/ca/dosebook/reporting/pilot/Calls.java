package ca.dosebook.reporting.pilot;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many calls the call centre of a health unit had, day by day, as its staff enter it. */
@Component
public class Calls {

    /** More in a day is a slip of the finger. */
    public static final int MOST = 1_000_000;

    private final CallStore store;
    private final Audit audit;
    private final Clock clock;

    Calls(CallStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Replaces what was entered for that day before.
     *
     * @param calls from 0 to {@link #MOST}
     */
    @Transactional
    public void enter(SignedIn staff, HealthUnitId unit, LocalDate day, int calls) {
        audit.record(AuditEntry.of(staff.actor(), Act.CALLS_COUNTED));
        store.put(unit, new CallsOfDay(day, calls, staff.user().value(), clock.instant()));
    }

    /** The last ninety-two days that have a number, the newest first. */
    public List<CallsOfDay> of(HealthUnitId unit) {
        return store.of(unit);
    }
}
