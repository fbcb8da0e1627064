package ca.dosebook.reporting;

import ca.dosebook.kernel.Yielding;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts what happens on the pages of a booking, without knowing to whom. Counting costs no database: it adds to a map in
 * memory, which is written every few seconds and at the end. A process that is killed loses those seconds; a write whose
 * answer was lost is written again, and its seconds count twice. The figures are for judging pages, not for adding up
 * people.
 */
@Component
public class JourneyCounters {

    private static final Logger LOG = LoggerFactory.getLogger(JourneyCounters.class);

    /** A node that is killed loses so much. */
    private static final Duration IN_A_CROWD = Duration.ofSeconds(15);

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final CounterStore store;
    private final ConcurrentHashMap<CountKey, Long> waiting = new ConcurrentHashMap<>();

    JourneyCounters(CounterStore store) {
        this.store = store;
    }

    /** A page was shown; the same one again counts again. */
    public void shown(Sitting sitting, JourneyPage page) {
        count(sitting, page, JourneyEvent.SHOWN, "");
    }

    /** @param messageKey of the words that said what was wrong; never what was typed */
    public void refused(Sitting sitting, JourneyPage page, String messageKey) {
        count(sitting, page, JourneyEvent.ERROR, messageKey);
    }

    /**
     * The first question was answered.
     *
     * @return the furthest page of the sitting
     */
    public JourneyPage begun(Sitting sitting, JourneyPage next) {
        count(sitting.nowhere(), JourneyPage.WHERE, JourneyEvent.REACHED, "");
        return advanced(sitting.nowhere(), sitting, JourneyPage.WHERE, next);
    }

    /**
     * An answer was taken.
     *
     * @param before the sitting as it was until now
     * @param furthest the furthest page it had reached
     * @param next the page that comes now, which may be an earlier one
     * @return the furthest page now
     */
    public JourneyPage advanced(Sitting before, Sitting after, JourneyPage furthest, JourneyPage next) {
        boolean moved = !before.unit().equals(after.unit());
        if (moved) {
            before.unit().ifPresent(unit -> count(before, JourneyPage.WHERE, JourneyEvent.ELSEWHERE, ""));
            after.unit().ifPresent(unit -> count(after, JourneyPage.WHERE, JourneyEvent.BEGUN, ""));
        }
        boolean further = next.compareTo(furthest) > 0;
        if (further || moved) {
            count(before, furthest, JourneyEvent.PASSED, "");
            count(after, further ? next : furthest, JourneyEvent.REACHED, "");
        }
        return further ? next : furthest;
    }

    /** The invitation of someone was accepted. */
    public void invited(Sitting sitting) {
        count(sitting, JourneyPage.INVITATION, JourneyEvent.INVITED, "");
    }

    /** @param took from the first answer to the confirmation */
    public void booked(Sitting sitting, JourneyPage furthest, Duration took) {
        if (furthest != JourneyPage.DONE) {
            count(sitting, furthest, JourneyEvent.PASSED, "");
        }
        count(sitting, JourneyPage.CHECK, JourneyEvent.BOOKED, "");
        count(sitting, JourneyPage.CHECK, JourneyEvent.TOOK, TimeToBook.classOf(took));
    }

    private void count(Sitting sitting, JourneyPage page, JourneyEvent event, String detail) {
        waiting.merge(CountKey.of(sitting, page, event, detail), 1L, Long::sum);
    }

    @Scheduled(fixedDelay = 3000)
    void onSchedule() {
        if (yielding.mayGoOn()) {
            flush();
        }
    }

    /** Writes what has been counted since the last time, now. */
    @PreDestroy
    public void flush() {
        Map<CountKey, Long> taken = new HashMap<>();
        for (CountKey key : waiting.keySet()) {
            Long count = waiting.remove(key);
            if (count != null) {
                // Not put: a key that is counted again meanwhile may come up twice.
                taken.merge(key, count, Long::sum);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            store.add(taken);
        } catch (DataAccessException e) {
            taken.forEach((key, count) -> waiting.merge(key, count, Long::sum));
            LOG.warn("Counts could not be written, they wait: {}", e.getClass().getSimpleName());
        }
    }
}
