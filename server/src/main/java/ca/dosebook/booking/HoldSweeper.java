package ca.dosebook.booking;

import ca.dosebook.booking.together.Retry;
import ca.dosebook.kernel.Yielding;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives back places whose hold ran out. Every node does it; none waits for another. */
@Component
class HoldSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);

    /** Small, so that no statement keeps many slots locked. */
    private static final int BATCH = 50;

    /** Short: places given back are what the crowd waits for. */
    private static final Duration IN_A_CROWD = Duration.ofSeconds(5);

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final HoldStore holds;
    private final Clock clock;

    HoldSweeper(HoldStore holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2000)
    void sweep() {
        try {
            while (yielding.mayGoOn() && sweepOnce() == BATCH) {
                // There may be more.
            }
        } catch (DataAccessException e) {
            // The places stay held a little longer; the next round tries again.
            LOG.warn("Expired holds could not be given back: {}", e.getClass().getSimpleName());
        }
    }

    int sweepOnce() {
        return Retry.collisions(() -> holds.sweep(clock.instant(), BATCH));
    }
}
