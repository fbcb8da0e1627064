package ca.dosebook.console;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which health unit's figures a member of staff may read: the province's staff every unit's, the others those of the unit
 * they are, or lie in. Figures are of many; what is said of single persons has pages and rules of its own.
 */
@Component
public class ReachedUnits {

    private final Rollout rollout;
    private final Audit audit;

    ReachedUnits(Rollout rollout, Audit audit) {
        this.rollout = rollout;
        this.audit = audit;
    }

    /** The one unit of an organization; empty for the province, which has all of them. */
    public Optional<HealthUnit> own(SignedIn staff) {
        OptionalInt unit = staff.organization().healthUnit();
        return unit.isPresent() ? rollout.healthUnit(new HealthUnitId(unit.getAsInt())) : Optional.empty();
    }

    /**
     * The unit of a link's parameter: the own one where none is named; empty for the province as a whole.
     *
     * @throws ResponseStatusException as {@link #inAddress}
     */
    public Optional<HealthUnit> named(SignedIn staff, String typed) {
        return typed.isEmpty() ? own(staff) : Optional.of(inAddress(staff, typed));
    }

    /**
     * The unit of an address.
     *
     * @throws ResponseStatusException 404 for a unit that there is not, and for one beyond reach, which is written down
     */
    public HealthUnit inAddress(SignedIn staff, String typed) {
        HealthUnit unit = (typed.matches("[1-9][0-9]{3}")
                        ? rollout.healthUnit(new HealthUnitId(Integer.parseInt(typed)))
                        : Optional.<HealthUnit>empty())
                .orElseThrow(Ids::notFound);
        boolean reached = staff.organization().reachesEverywhere()
                || own(staff).filter(unit::equals).isPresent();
        if (!reached) {
            throw refused(staff);
        }
        return unit;
    }

    /**
     * For pages that compare units.
     *
     * @throws ResponseStatusException 404 for staff of a single unit, which is written down
     */
    public void requireAll(SignedIn staff) {
        if (!staff.organization().reachesEverywhere()) {
            throw refused(staff);
        }
    }

    private ResponseStatusException refused(SignedIn staff) {
        audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED).noting("BEYOND_REACH"));
        return Ids.notFound();
    }
}
