package ca.dosebook.reporting.readiness;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is missing before the opening, for each health unit. */
@Component
public class Readiness {

    /** How far from the opening on days and places are counted. */
    public static final Duration LOOKED_AT = Duration.ofDays(28);

    /** How long a rehearsal that was passed says something about the opening. */
    public static final Duration REHEARSED_WITHIN = Duration.ofDays(14);

    /** For how long doses have to lie there. */
    public static final Duration DOSES_FOR = Duration.ofDays(7);

    public static final int MOST_PEOPLE = 20_000_000;
    public static final int LONGEST_SOURCE = 200;

    private final ReadinessStore store;
    private final StaffingStore staffing;
    private final DosesStore doses;
    private final Rollout rollout;
    private final Audit audit;
    private final Clock clock;

    Readiness(
            ReadinessStore store, StaffingStore staffing, DosesStore doses, Rollout rollout, Audit audit, Clock clock) {
        this.store = store;
        this.staffing = staffing;
        this.doses = doses;
        this.rollout = rollout;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every health unit, by short name. */
    public List<UnitReadiness> all() {
        return of(rollout.healthUnits());
    }

    /** Empty for a unit that does not exist. */
    public Optional<UnitReadiness> of(HealthUnitId id) {
        return rollout.healthUnit(id).map(unit -> of(List.of(unit)).getFirst());
    }

    private List<UnitReadiness> of(List<HealthUnit> units) {
        Instant now = clock.instant();
        Map<Integer, Instant> openings = new HashMap<>();
        units.forEach(unit -> openings.put(unit.id().value(), begins(unit, now)));
        Map<Integer, Clinics> clinics = store.clinics(openings, LOOKED_AT);
        Map<Integer, Doses> needed = doses.byUnit(now, DOSES_FOR);
        Map<Integer, Staffing> staff = staffing.byUnit();
        Map<Integer, Integer> invitations = store.openInvitations(now);
        Map<Integer, People.Estimated> estimates = store.estimates();
        Map<Integer, Integer> requests = staffing.waitingRequests(now);
        Optional<Instant> rehearsed = store.rehearsalPassed(now.minus(REHEARSED_WITHIN), now);
        return units.stream()
                .map(unit -> {
                    int id = unit.id().value();
                    ReadinessFacts facts = new ReadinessFacts(
                            unit,
                            rollout.stage(unit.id(), now),
                            rollout.nextOpening(unit.id(), now),
                            clinics.getOrDefault(id, Clinics.NONE).with(needed.getOrDefault(id, Doses.NOBODY)),
                            staff.getOrDefault(id, Staffing.NOBODY),
                            invitations.getOrDefault(id, 0),
                            Optional.ofNullable(estimates.get(id)),
                            requests.getOrDefault(id, 0),
                            rollout.pause(unit.id(), now).isPresent(),
                            rehearsed);
                    return new UnitReadiness(facts, ReadinessRules.lines(facts), now);
                })
                .toList();
    }

    /** When the stage begins that the unit gets ready for; now if it has begun or is not announced. */
    private Instant begins(HealthUnit unit, Instant now) {
        return rollout.nextOpening(unit.id(), now)
                .filter(opening -> opening.stage() != Stage.CLOSED)
                .map(Opening::startsAt)
                .orElse(now);
    }

    /**
     * Replaces what was entered before.
     *
     * @param people from 1 to {@link #MOST_PEOPLE}
     * @param source where the figure comes from, from 1 to {@link #LONGEST_SOURCE} characters
     */
    @Transactional
    public void enterEstimate(SignedIn staff, HealthUnitId unit, int people, String source) {
        audit.record(AuditEntry.of(staff.actor(), Act.ESTIMATE_ENTERED));
        store.putEstimate(
                unit, new People.Estimated(people, source), staff.user().value(), clock.instant());
    }
}
