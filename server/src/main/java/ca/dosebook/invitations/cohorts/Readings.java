package ca.dosebook.invitations.cohorts;

import ca.dosebook.invitations.cohorts.CandidateStore.Fresh;
import ca.dosebook.invitations.cohorts.CandidateStore.RowQuery;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.invitations.cohorts.reading.ListFile;
import ca.dosebook.invitations.cohorts.reading.StoppedReading;
import ca.dosebook.invitations.cohorts.reading.UnreadableFile;
import ca.dosebook.invitations.cohorts.reviewing.Checked;
import ca.dosebook.invitations.cohorts.reviewing.Checks;
import ca.dosebook.invitations.cohorts.reviewing.Interpreter;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.kernel.Yielding;
import ca.dosebook.rollout.HealthUnitId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads lists in the background, one after the other on each node, and says every second how far it is. The file is held in
 * memory alone: a node that stops leaves nothing of it, and another one notices that nobody reads it any more.
 */
@Component
class Readings {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    /** A reader that is alive says so every second. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(1);

    private static final int WAITING_AT_MOST = 4;
    private static final int BATCH = 1_000;

    /** In a crowd a list goes on by so many lines in each of these. */
    private static final Duration IN_A_CROWD = Duration.ofSeconds(1);

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final CohortStore cohorts;
    private final CandidateStore candidates;
    private final CandidateSeal seal;
    private final Checks checks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<CohortId, Job> jobs = new ConcurrentHashMap<>();

    /** A thread of its own, not a virtual one: it computes for seconds, and would keep pages waiting. */
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .name("list-reader")
            .priority(Thread.MIN_PRIORITY)
            .factory());

    Readings(
            CohortStore cohorts,
            CandidateStore candidates,
            CandidateSeal seal,
            Checks checks,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.cohorts = cohorts;
        this.candidates = candidates;
        this.seal = seal;
        this.checks = checks;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private static final class Job {

        private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
        private final HealthUnitId unit;
        private final CohortId id;
        private volatile Cohort.Step step = Cohort.Step.WAITING;
        private volatile int lines;
        private volatile int total;
        private volatile boolean stopped;

        Job(HealthUnitId unit, CohortId id) {
            this.unit = unit;
            this.id = id;
        }

        void begin(Cohort.Step next) {
            step = next;
            lines = 0;
        }

        void done(int read) {
            boolean portion = read / BATCH > lines / BATCH;
            lines = read;
            if (portion && step != Cohort.Step.KEEPING) {
                giveWay();
            }
            if (stopped) {
                throw new StoppedReading();
            }
        }

        /** Between two portions, and never while a transaction is open. */
        private void giveWay() {
            try {
                while (!stopped && !yielding.mayGoOn()) {
                    Thread.sleep(A_MOMENT);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoppedReading();
            }
        }

        Cohort.Progress progress() {
            return new Cohort.Progress(
                    step, lines, total == 0 ? OptionalInt.empty() : OptionalInt.of(total), Optional.empty());
        }
    }

    /** Whether another list can be taken now. */
    boolean hasRoom() {
        return jobs.size() < WAITING_AT_MOST;
    }

    /** Reads the file of a cohort that stands as being read. */
    void read(HealthUnitId unit, CohortId id, byte[] file) {
        start(unit, id, job -> {
            job.begin(Cohort.Step.READING);
            ListFile.Content content = ListFile.read(file, job::done);
            cohorts.columns(id, content.heading().found(), content.heading().unknown());
            review(job, content.lines(), Interpreter.orderOf(content.lines()));
        });
    }

    /** Compares the lines of a cohort anew that stands as being read, from what was kept of them. */
    void readAgain(HealthUnitId unit, CohortId id, Optional<DateOrder> order) {
        start(unit, id, job -> {
            job.begin(Cohort.Step.READING);
            review(job, keptLines(job), order);
        });
    }

    private List<Line> keptLines(Job job) {
        List<Line> lines = new ArrayList<>();
        int after = 0;
        for (List<CandidateStore.Sealed> page = candidates.rows(job.id, RowQuery.all(after), BATCH);
                !page.isEmpty();
                page = candidates.rows(job.id, RowQuery.all(after), BATCH)) {
            page.forEach(row -> lines.add(seal.line(row)));
            after = page.getLast().line();
            job.done(lines.size());
        }
        return lines;
    }

    private interface Work {
        void on(Job job) throws UnreadableFile;
    }

    private void start(HealthUnitId unit, CohortId id, Work work) {
        var job = new Job(unit, id);
        jobs.put(id, job);
        reader.execute(() -> {
            try {
                work.on(job);
            } catch (UnreadableFile e) {
                cohorts.columns(id, e.heading().found(), e.heading().unknown());
                cohorts.giveUp(id, e.problem());
            } catch (StoppedReading e) {
                LOG.info("The reading of list {} was stopped", id.value());
            } catch (RuntimeException | OutOfMemoryError e) {
                // Its message may quote the list.
                LOG.error(
                        "List {} could not be read: {}",
                        id.value(),
                        e.getClass().getName());
                cohorts.giveUp(id, FileProblem.FAILED);
            } finally {
                jobs.remove(id);
            }
        });
    }

    private void review(Job job, List<Line> lines, Optional<DateOrder> order) {
        job.total = lines.size();
        job.begin(Cohort.Step.COMPARING);
        Interpreter interpreter = seal.interpreter(order.orElse(DateOrder.UNKNOWN));
        List<Checked> checked = checks.of(job.unit, job.id, lines, interpreter, job::done);
        job.begin(Cohort.Step.KEEPING);
        transaction.executeWithoutResult(status -> keep(job, checked, order));
    }

    /** All or nothing: until it is done nobody sees a line of it. */
    private void keep(Job job, List<Checked> checked, Optional<DateOrder> order) {
        candidates.delete(job.id);
        List<Fresh> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < checked.size(); i++) {
            var id = new CandidateId(Uuids.next());
            batch.add(new Fresh(id, checked.get(i), seal.seal(id, checked.get(i).line())));
            if (batch.size() == BATCH || i == checked.size() - 1) {
                candidates.insert(job.id, batch);
                batch.clear();
                job.done(i + 1);
            }
        }
        if (!cohorts.read(job.id, checked.size(), order, clock.instant())) {
            throw new StoppedReading();
        }
    }

    /** Says how far each list of this node is, and ends those that are not wanted any more. */
    @Scheduled(fixedDelay = 1000)
    void tell() {
        try {
            for (Job job : jobs.values()) {
                job.stopped |= !cohorts.heard(job.id, job.progress(), clock.instant());
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "Nobody could be told how far the reading is: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Gives up the lists of nodes that stopped. */
    @Scheduled(fixedDelay = 10_000)
    void sweep() {
        try {
            int given = cohorts.giveUpUnheard(clock.instant().minus(GIVEN_UP), jobs.keySet());
            if (given > 0) {
                LOG.warn("{} lists were given up: whoever read them stopped", given);
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "Lists without a reader could not be looked for: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** A node that stops in order says so at once. */
    @PreDestroy
    void stop() {
        jobs.values().forEach(job -> job.stopped = true);
        reader.shutdownNow();
        for (CohortId id : jobs.keySet()) {
            try {
                cohorts.giveUp(id, FileProblem.INTERRUPTED);
            } catch (DataAccessException e) {
                LOG.warn(
                        "List {} could not be given up: {}",
                        id.value(),
                        e.getClass().getSimpleName());
            }
        }
    }
}
