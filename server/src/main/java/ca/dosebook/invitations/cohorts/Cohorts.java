package ca.dosebook.invitations.cohorts;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.invitations.cohorts.CohortOutcome.Done;
import ca.dosebook.invitations.cohorts.CohortOutcome.InvitedAlready;
import ca.dosebook.invitations.cohorts.CohortOutcome.NobodyReady;
import ca.dosebook.invitations.cohorts.CohortOutcome.NotNow;
import ca.dosebook.invitations.cohorts.CohortOutcome.SecondPersonNeeded;
import ca.dosebook.invitations.cohorts.CohortOutcome.Unknown;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The cohorts of a health unit as a whole, and whom they make ready to be invited. */
@Component
public class Cohorts {

    /** How many people one person may approve; beyond that a second one agrees. */
    public static final int ALONE_AT_MOST = 5_000;

    private final CohortStore store;
    private final CandidateStore candidates;
    private final CandidateSeal seal;
    private final Readings readings;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Cohorts(
            CohortStore store,
            CandidateStore candidates,
            CandidateSeal seal,
            Readings readings,
            Audit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.candidates = candidates;
        this.seal = seal;
        this.readings = readings;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 80;

    /**
     * Takes a file and begins to read it. What is wrong with the file itself shows later, in the cohort.
     *
     * @param actor a member of staff
     * @param name as the coordinator calls the list; nothing personal
     * @return empty where so many lists wait to be read that this one has to come later
     */
    public Optional<CohortId> upload(Actor actor, HealthUnitId unit, String name, byte[] file) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("not a name of a list");
        }
        if (!readings.hasRoom()) {
            return Optional.empty();
        }
        var id = new CohortId(Uuids.next());
        transaction.executeWithoutResult(status -> {
            store.insert(id, unit, name.strip(), actor.user().orElseThrow(), clock.instant());
            audit.record(AuditEntry.of(actor, Act.COHORT_UPLOADED).concerning(id.value()));
        });
        readings.read(unit, id, file);
        return Optional.of(id);
    }

    /**
     * Looks at every line anew, beside what is known by now. What was decided about single lines is forgotten.
     *
     * @param order how dates like 03/04/1938 are taken from now on; empty to leave that as it is
     */
    public CohortOutcome lookAgain(HealthUnitId unit, CohortId id, Optional<DateOrder> order) {
        CohortOutcome outcome = inState(unit, id, Set.of(Cohort.State.IN_REVIEW), cohort -> {
            store.readAgain(id, clock.instant());
            return new Done(cohort);
        });
        if (outcome instanceof Done(Cohort before)) {
            readings.readAgain(unit, id, order.or(before::dateOrder));
        }
        return outcome;
    }

    /** The newest first. */
    public List<Cohort> list(HealthUnitId unit) {
        return store.list(unit);
    }

    /** Empty for one of another unit too. */
    public Optional<Cohort> find(HealthUnitId unit, CohortId id) {
        return store.find(unit, id);
    }

    /**
     * Everyone of the unit who can be invited now: on a ready line of an approved cohort, and not invited yet. In the
     * order of approval, then of the file.
     */
    public List<Candidate> ready(HealthUnitId unit) {
        return candidates.ready(unit).stream()
                .map(seal::candidate)
                .flatMap(Optional::stream)
                .toList();
    }

    /** One candidate, invited or not; empty where the cohort was discarded or the line names no one. */
    public Optional<Candidate> candidate(CandidateId id) {
        return candidates.find(id).flatMap(seal::candidate);
    }

    /**
     * Approves what is ready; lines that wait for a decision go on waiting and nobody on them is invited.
     *
     * @return {@link SecondPersonNeeded} for more than {@value #ALONE_AT_MOST} people
     */
    public CohortOutcome approve(Actor actor, HealthUnitId unit, CohortId id) {
        return approve(actor, unit, id, ready -> ready <= ALONE_AT_MOST);
    }

    /**
     * Approves for two people who agreed.
     *
     * @param ready how many people they agreed to; nothing happens where that has changed
     */
    public CohortOutcome approveAgreed(Actor second, HealthUnitId unit, CohortId id, int ready) {
        return approve(second, unit, id, now -> now == ready);
    }

    private CohortOutcome approve(Actor actor, HealthUnitId unit, CohortId id, Function<Integer, Boolean> enough) {
        return inState(unit, id, Set.of(Cohort.State.IN_REVIEW), cohort -> {
            int ready = cohort.count(CohortRow.State.READY);
            if (ready == 0) {
                return new NobodyReady(cohort);
            }
            if (!enough.apply(ready)) {
                return new SecondPersonNeeded(cohort, ready);
            }
            store.approve(id, actor.user().orElseThrow(), clock.instant());
            return done(actor, Act.COHORT_APPROVED, cohort);
        });
    }

    /** How many people of the cohort have been invited by now. */
    public int invited(CohortId id) {
        return store.invited(id);
    }

    /** Takes the approval back, as long as nobody of it has been invited. */
    public CohortOutcome reopen(Actor actor, HealthUnitId unit, CohortId id) {
        return inState(unit, id, Set.of(Cohort.State.APPROVED), cohort -> {
            int invited = store.invited(id);
            if (invited > 0) {
                return new InvitedAlready(cohort, invited);
            }
            store.setState(id, Cohort.State.IN_REVIEW);
            return done(actor, Act.COHORT_REOPENED, cohort);
        });
    }

    /** Ends a cohort that is not approved, also one that is being read, and deletes all that is known of its people. */
    public CohortOutcome discard(Actor actor, HealthUnitId unit, CohortId id) {
        Set<Cohort.State> from = Set.of(Cohort.State.READING, Cohort.State.IN_REVIEW, Cohort.State.UNREADABLE);
        return inState(unit, id, from, cohort -> {
            store.setState(id, Cohort.State.DISCARDED);
            candidates.forget(id);
            return done(actor, Act.COHORT_DISCARDED, cohort);
        });
    }

    private interface InTurn {
        CohortOutcome act(Cohort cohort);
    }

    /** One after the other, whoever acts on the same cohort at the same moment. */
    private CohortOutcome inState(HealthUnitId unit, CohortId id, Set<Cohort.State> states, InTurn act) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Cohort.State> state = store.lock(unit, id);
            if (state.isEmpty()) {
                return new Unknown();
            }
            Cohort cohort = store.find(unit, id).orElseThrow();
            return states.contains(state.get()) ? act.act(cohort) : new NotNow(cohort);
        }));
    }

    private CohortOutcome done(Actor actor, Act act, Cohort cohort) {
        audit.record(AuditEntry.of(actor, act).concerning(cohort.id().value()));
        return new Done(store.find(cohort.unit(), cohort.id()).orElseThrow());
    }
}
