package ca.dosebook.rollout.modes;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.Rollout;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The booking tool and the call centre of each unit, and their exceptions, with the history of both. */
@Component
public class BookingModes {

    private final ModeStore store;
    private final Rollout rollout;
    private final Audit audit;
    private final Clock clock;

    BookingModes(ModeStore store, Rollout rollout, Audit audit, Clock clock) {
        this.store = store;
        this.rollout = rollout;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets a unit's modes from now on. Who holds a place keeps it. {@code actor} is a member of staff. */
    @Transactional
    public void set(HealthUnitId unit, BookingTool tool, CallCentre callCentre, LocalContact local, Actor actor) {
        Instant now = clock.instant();
        store.set(unit, tool, callCentre, local, now);
        store.insertChange(Uuids.next(), unit, new ModeChange(now, actor.user().orElseThrow(), tool, callCentre));
        audit.record(
                AuditEntry.of(actor, Act.BOOKING_MODE_CHANGED).noting(unit.value() + " " + tool + " " + callCentre));
        rollout.readAgain();
    }

    /**
     * Adds an exception from now on, whatever its {@code from} says.
     *
     * @return false when there is one for this site and group already
     */
    @Transactional
    public boolean add(ModeException exception, Actor actor) {
        UUID id = Uuids.next();
        if (!store.insert(id, exception, actor.user().orElse(null), clock.instant())) {
            return false;
        }
        audit.record(AuditEntry.of(actor, Act.BOOKING_MODE_CHANGED)
                .concerning(id)
                .noting(exception.unit().value() + " exception " + exception.bookingTool()));
        rollout.readAgain();
        return true;
    }

    /** Ends an exception of this unit now; false when there is no such one that holds. */
    @Transactional
    public boolean end(HealthUnitId unit, UUID id, Actor actor) {
        if (!store.end(unit, id, actor.user().orElse(null), clock.instant())) {
            return false;
        }
        audit.record(AuditEntry.of(actor, Act.BOOKING_MODE_CHANGED)
                .concerning(id)
                .noting(unit.value() + " exception ended"));
        rollout.readAgain();
        return true;
    }

    /** Every exception of a unit, ended ones too, the newest first. */
    public List<RecordedException> exceptionsOf(HealthUnitId unit) {
        return store.exceptionsOf(unit);
    }

    /** Every change of a unit's modes, the newest first. */
    public List<ModeChange> changesOf(HealthUnitId unit) {
        return store.changesOf(unit);
    }
}
