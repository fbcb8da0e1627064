package ca.dosebook.rollout.eligibility;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.EligibilityRule;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The eligibility rules as they are kept. What they come to for a person is answered by {@link Rollout}. */
@Component
public class EligibilityRules {

    private final RuleStore store;
    private final Rollout rollout;
    private final Audit audit;
    private final Clock clock;

    EligibilityRules(RuleStore store, Rollout rollout, Audit audit, Clock clock) {
        this.store = store;
        this.rollout = rollout;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a rule.
     *
     * @param note what was counted before, for the audit log: words and numbers, nothing personal
     * @return false when there is the very same one already
     */
    @Transactional
    public boolean add(EligibilityRule rule, Actor actor, String note) {
        UUID id = Uuids.next();
        if (!store.insert(id, rule, actor.user().orElse(null), clock.instant())) {
            return false;
        }
        audit.record(
                AuditEntry.of(actor, Act.ELIGIBILITY_CHANGED).concerning(id).noting("added " + note));
        rollout.readAgain();
        return true;
    }

    /**
     * Ends a rule now; one that has not begun never will.
     *
     * @param note as for {@link #add}
     * @return false when it has ended already
     */
    @Transactional
    public boolean end(UUID id, Actor actor, String note) {
        if (!store.end(id, actor.user().orElse(null), clock.instant())) {
            return false;
        }
        audit.record(
                AuditEntry.of(actor, Act.ELIGIBILITY_CHANGED).concerning(id).noting("ended " + note));
        rollout.readAgain();
        return true;
    }

    public Optional<RecordedRule> find(UUID id) {
        return store.find(id);
    }

    /** Every rule that counts, or counted, in this unit, its sites' and the province's too; the latest to begin first. */
    public List<RecordedRule> of(HealthUnitId unit) {
        return store.of(unit.value());
    }

    /** Every rule of the whole province, the latest to begin first. */
    public List<RecordedRule> ofProvince() {
        return store.of(null);
    }

    /** What the rule would be if it were ended at this moment. */
    public static EligibilityRule ended(EligibilityRule rule, Instant now) {
        return rule.until(now.isBefore(rule.effectiveFrom()) ? rule.effectiveFrom() : now);
    }
}
