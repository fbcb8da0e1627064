package ca.dosebook.booking.displacing;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.DisplaceOutcome;
import ca.dosebook.booking.Displacer;
import ca.dosebook.booking.Leaving;
import ca.dosebook.booking.displacing.DisplacementStore.Waiting;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.kernel.Yielding;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the people of days that fall out their new places. Every node does it, a few people a round; each person is one
 * transaction, so a node that dies leaves them exactly where they were.
 */
@Component
class DisplacingWork {

    private static final Logger LOG = LoggerFactory.getLogger(DisplacingWork.class);

    /** Few, since other tasks wait for this one's thread. */
    private static final int PEOPLE_A_ROUND = 20;

    /** So often somebody else may be faster at a place before this person waits for the next round. */
    private static final int TRIES = 40;

    private static final Duration IN_A_CROWD = Duration.ofSeconds(10);

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final DisplacingStore store;
    private final DisplacementStore rows;
    private final Displacer displacer;
    private final FallingDays days;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DisplacingWork(
            DisplacingStore store,
            DisplacementStore rows,
            Displacer displacer,
            FallingDays days,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.rows = rows;
        this.displacer = displacer;
        this.days = days;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private enum Step {
        WORKED,
        PLACE_LOST,
        NOBODY_WAITS
    }

    @Scheduled(fixedDelay = 500)
    void round() {
        if (!yielding.mayGoOn()) {
            return;
        }
        try {
            store.working().forEach(this::round);
        } catch (DataAccessException | TransactionException e) {
            // Whoever waits has the old appointment; the next round tries again.
            LOG.warn(
                    "People of a clinic day could not be moved: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** A few people of one day; when nobody waits any more, the day itself is finished. */
    void round(Displacing displacing) {
        List<SlotId> slots = days.slotIds(displacing.day());
        while (rows.releaseHolds(displacing, slots) > 0) {
            // Whoever was typing is told that the place was taken.
        }
        int enlisted = rows.enlist(displacing, slots, clock.instant());
        Set<AppointmentId> failed = new HashSet<>();
        // The timetable may be a second old: what was full for one is full for those who come after, too.
        Set<SlotId> lost = new HashSet<>();
        for (int people = 0; people < PEOPLE_A_ROUND; people++) {
            if (!workOne(displacing, failed, lost)) {
                break;
            }
        }
        if (enlisted == 0 && failed.isEmpty() && rows.progress(displacing).waiting() == 0) {
            finish(displacing);
        }
    }

    /** False when nobody waits, or all who do are in the hands of another node. */
    private boolean workOne(Displacing displacing, Set<AppointmentId> failed, Set<SlotId> lost) {
        for (int tried = 0; tried < TRIES; tried++) {
            Step step = Objects.requireNonNull(transaction.execute(status -> step(status, displacing, failed, lost)));
            switch (step) {
                case WORKED -> {
                    return true;
                }
                case NOBODY_WAITS -> {
                    return false;
                }
                case PLACE_LOST -> {
                    // Once more, without the places that are gone.
                }
            }
        }
        return false;
    }

    private Step step(TransactionStatus status, Displacing displacing, Set<AppointmentId> failed, Set<SlotId> lost) {
        Optional<Waiting> next = rows.next(displacing, failed);
        if (next.isEmpty()) {
            return Step.NOBODY_WAITS;
        }
        Waiting waiting = next.get();
        try {
            var leaving = new Leaving(
                    waiting.person(),
                    waiting.appointment(),
                    displacing.endReason(),
                    days.rather(displacing, waiting.slot()));
            return write(status, displacing, waiting, leaving, lost);
        } catch (RuntimeException e) {
            // One record that cannot be read must not keep the others from their new places.
            LOG.warn(
                    "An appointment of a clinic day stays for now: {}",
                    e.getClass().getSimpleName());
            failed.add(waiting.appointment());
            status.setRollbackOnly();
            return Step.WORKED;
        }
    }

    private Step write(
            TransactionStatus status, Displacing displacing, Waiting waiting, Leaving leaving, Set<SlotId> lost) {
        DisplaceOutcome outcome = displacer.displace(leaving, slot -> !lost.contains(slot.id()), Actor.DOSEBOOK);
        return switch (outcome) {
            case DisplaceOutcome.Placed(AppointmentId placed) ->
                worked(displacing, waiting, "PLACED", Optional.of(placed));
            case DisplaceOutcome.WithoutPlace ignored -> worked(displacing, waiting, "WITHOUT_PLACE", Optional.empty());
            case DisplaceOutcome.Gone ignored -> worked(displacing, waiting, "GONE", Optional.empty());
            case DisplaceOutcome.PlaceLost(Slot slot) -> {
                lost.add(slot.id());
                status.setRollbackOnly();
                yield Step.PLACE_LOST;
            }
        };
    }

    private Step worked(Displacing displacing, Waiting waiting, String state, Optional<AppointmentId> placed) {
        rows.worked(displacing, waiting.appointment(), state, placed, clock.instant());
        return Step.WORKED;
    }

    private void finish(Displacing displacing) {
        transaction.executeWithoutResult(status -> {
            if (store.change(displacing.id(), Displacing.State.WORKING, Displacing.State.DONE, clock.instant())) {
                displacing.instead().ifPresentOrElse(days::open, () -> days.cancel(displacing));
            }
        });
    }
}
