package ca.dosebook.rollout.openings;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Announcing and withdrawing openings, pausing and resuming, with the history of all of it. */
@Component
public class Openings {

    private final OpeningStore store;
    private final Rollout rollout;
    private final Audit audit;
    private final Clock clock;

    Openings(OpeningStore store, Rollout rollout, Audit audit, Clock clock) {
        this.store = store;
        this.rollout = rollout;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether an opening could be announced for this moment now; the same check as at agreeing. */
    public CalendarOutcome couldAnnounce(Collection<HealthUnitId> units, Instant startsAt) {
        if (!startsAt.isAfter(clock.instant())) {
            return new CalendarOutcome.InThePast();
        }
        Set<HealthUnitId> taken = new HashSet<>(store.unitsWithOpeningAt(startsAt));
        taken.retainAll(units);
        return taken.isEmpty() ? new CalendarOutcome.Done() : new CalendarOutcome.MomentTaken(taken);
    }

    /**
     * Announces one opening for several units: for all of them or for none.
     *
     * @param startsAt exact to the second; in the future
     */
    @Transactional
    public CalendarOutcome announce(Set<HealthUnitId> units, Stage stage, Instant startsAt, TwoPeople two) {
        CalendarOutcome possible = couldAnnounce(units, startsAt);
        if (!(possible instanceof CalendarOutcome.Done)) {
            return possible;
        }
        Instant now = clock.instant();
        for (HealthUnitId unit : units) {
            var id = new OpeningId(Uuids.next());
            if (!store.insert(id, new Opening(unit, stage, startsAt), two, now)) {
                // Someone else was faster for this very moment.
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new CalendarOutcome.MomentTaken(Set.of(unit));
            }
            audit.record(AuditEntry.of(two.actor(), Act.OPENING_ANNOUNCED)
                    .concerning(id.value())
                    .noting(unit.value() + " " + stage + " " + startsAt));
        }
        rollout.readAgain();
        return possible;
    }

    /** Takes announced openings back while all of them are ahead. They stay in the history. */
    @Transactional
    public CalendarOutcome withdraw(Set<OpeningId> openings, TwoPeople two) {
        Instant now = clock.instant();
        for (OpeningId id : openings) {
            if (!store.withdraw(id, two, now)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new CalendarOutcome.Gone();
            }
            audit.record(AuditEntry.of(two.actor(), Act.OPENING_WITHDRAWN).concerning(id.value()));
        }
        rollout.readAgain();
        return new CalendarOutcome.Done();
    }

    /**
     * Lets nobody new in, from now on. Units that are paused already are left as they are.
     *
     * @param reason shown to residents
     * @return the units that were not paused before
     */
    @Transactional
    public Set<HealthUnitId> pause(Collection<HealthUnitId> units, Bilingual reason, Actor actor) {
        Instant now = clock.instant();
        Set<HealthUnitId> paused = new HashSet<>();
        for (HealthUnitId unit : units) {
            if (store.insertPause(Uuids.next(), unit, reason, actor.user().orElseThrow(), now)) {
                paused.add(unit);
                audit.record(AuditEntry.of(actor, Act.BOOKING_PAUSED).noting(String.valueOf(unit.value())));
            }
        }
        rollout.readAgain();
        return paused;
    }

    /** Lets people in again, in those of the units that are paused. {@code Gone} when none is. */
    @Transactional
    public CalendarOutcome resume(Collection<HealthUnitId> units, TwoPeople two) {
        Instant now = clock.instant();
        int resumed = 0;
        for (HealthUnitId unit : units) {
            if (store.endPause(unit, two, now)) {
                resumed++;
                audit.record(AuditEntry.of(two.actor(), Act.BOOKING_RESUMED).noting(String.valueOf(unit.value())));
            }
        }
        rollout.readAgain();
        return resumed == 0 ? new CalendarOutcome.Gone() : new CalendarOutcome.Done();
    }

    /** Every opening of a unit, the latest moment first. */
    public List<AnnouncedOpening> of(HealthUnitId unit) {
        return store.of(unit);
    }

    /** The openings that stand and are ahead, the soonest first. */
    public List<AnnouncedOpening> ahead() {
        return store.ahead(clock.instant());
    }

    /** Every pause of a unit, the latest first. */
    public List<RecordedPause> pausesOf(HealthUnitId unit) {
        return store.pausesOf(unit);
    }
}
