package ca.dosebook.rehearsals;

import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.kernel.WhenServing;
import ca.dosebook.rehearsals.Rehearsal.State;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Prepares the rehearsal that is wanted, says while it runs that this node is there, and removes it: the application is
 * closed, the database dropped, the directory with its keys deleted. What a node that died has left another removes.
 */
@Component
@WhenServing
@ConditionalOnProperty(name = "dosebook.rehearsal.key", havingValue = "none", matchIfMissing = true)
class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    /** A node says every second that it is there. */
    private static final Duration GONE_AFTER = Duration.ofSeconds(30);

    /** While it prepares it says nothing; that takes seconds, or a minute on a machine that has much to do. */
    private static final Duration PREPARED_WITHIN = Duration.ofMinutes(5);

    private final RehearsalStore store;
    private final Rehearsals rehearsals;
    private final SecondApplication second;
    private final Removable removable;
    private final RehearsalSettings settings;
    private final Clock clock;
    private final UUID node = Uuids.next();
    private final ReentrantLock working = new ReentrantLock();
    private @Nullable Running running; // guarded by working
    private boolean cleared; // guarded by working

    private record Running(RehearsalId id, ConfigurableApplicationContext application) {}

    Keeper(
            RehearsalStore store,
            Rehearsals rehearsals,
            SecondApplication second,
            Removable removable,
            RehearsalSettings settings,
            Clock clock) {
        this.store = store;
        this.rehearsals = rehearsals;
        this.second = second;
        this.removable = removable;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1000, fixedDelay = 1000)
    void work() {
        if (!working.tryLock()) {
            return;
        }
        try {
            if (!cleared) {
                // Keys of a rehearsal that a crash of this node has left: nothing opens with them any more.
                FileSystemUtils.deleteRecursively(settings.directory());
                cleared = true;
            }
            Running now = running;
            if (now == null) {
                removeLeft();
                store.take(node, clock.instant()).ifPresent(this::prepare);
            } else if (store.seen(now.id(), node, clock.instant())
                    .filter(state -> state == State.READY)
                    .isEmpty()) {
                remove(now);
            }
        } catch (DataAccessException | IOException e) {
            LOG.warn("Rehearsals could not be looked after: {}", e.getClass().getSimpleName());
        } finally {
            working.unlock();
        }
    }

    private void prepare(RehearsalId id) {
        @Nullable ConfigurableApplicationContext application = null;
        try {
            String key = newKey();
            removable.database().make();
            application = second.start(key, settings.port(), settings.directory());
            removable.fill(application);
            String address = settings.address(application);
            if (store.ready(id, node, address, Rehearsals.hash(key), rehearsals.sealed(id, key), clock.instant())) {
                running = new Running(id, application);
                return;
            }
            remove(new Running(id, application));
        } catch (RuntimeException e) {
            LOG.warn("A rehearsal could not be prepared.", e);
            removeQuietly(application);
            store.over(id, node, sentence(e), clock.instant());
        }
    }

    private void remove(Running one) {
        running = null;
        one.application().close();
        removeRest(one.id());
    }

    private void removeRest(RehearsalId id) {
        try {
            FileSystemUtils.deleteRecursively(settings.directory());
            removable.database().drop();
            store.over(id, node, null, clock.instant());
        } catch (RehearsalProblem | IOException e) {
            // Tried again once it counts as left: after half a minute.
            LOG.warn("What is left of a rehearsal could not be removed yet.", e);
        }
    }

    private void removeQuietly(@Nullable ConfigurableApplicationContext application) {
        if (application != null) {
            application.close();
        }
        try {
            FileSystemUtils.deleteRecursively(settings.directory());
            removable.database().drop();
        } catch (RehearsalProblem | IOException e) {
            LOG.warn("What is left of a rehearsal could not be removed.", e);
        }
    }

    private void removeLeft() {
        Instant now = clock.instant();
        Optional<RehearsalId> left = store.takeLeft(node, now.minus(PREPARED_WITHIN), now.minus(GONE_AFTER), now);
        left.ifPresent(this::removeRest);
    }

    /** Before the pool of this node closes. */
    @PreDestroy
    void stop() {
        working.lock();
        try {
            if (running != null) {
                remove(running);
            }
        } catch (DataAccessException e) {
            LOG.warn("A rehearsal was not ended properly: {}", e.getClass().getSimpleName());
        } finally {
            working.unlock();
        }
    }

    /** What an operator is told; the log has the rest. */
    private static String sentence(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RehearsalProblem || cause instanceof StartupProblem) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "An unexpected problem (" + failure.getClass().getSimpleName() + "); the log has the details.";
    }

    private static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
