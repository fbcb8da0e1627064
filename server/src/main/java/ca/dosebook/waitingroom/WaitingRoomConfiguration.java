package ca.dosebook.waitingroom;

import ca.dosebook.kernel.WhenServing;
import ca.dosebook.secrets.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the room from the settings {@code dosebook.waiting.…}, and keeps it going. */
@Configuration(proxyBeanMethods = false)
class WaitingRoomConfiguration {

    @Bean
    Settings waitingRoomSettings(
            @Value("${dosebook.waiting.gather:60m}") Duration gather,
            @Value("${dosebook.waiting.latency-target:300ms}") Duration target,
            @Value("${dosebook.waiting.passes-per-node:20000}") int passes,
            @Value("${dosebook.waiting.most-per-second-per-node:100}") double mostPerSecond,
            @Value("${dosebook.waiting.telephone-share:0.1}") double telephoneShare) {
        return new Settings(gather, target, passes, mostPerSecond, telephoneShare);
    }

    @Bean
    Heartbeat waitingRoomHeartbeat(
            RoomStore store,
            PlatformTransactionManager transactions,
            ObjectProvider<Outlook> outlook,
            Pressure pressure,
            Settings settings,
            Clock clock) {
        return new Heartbeat(store, new TransactionTemplate(transactions), outlook, pressure, settings, clock);
    }

    @Bean
    WaitingRoom waitingRoom(Heartbeat heartbeat, RoomStore store, Secrets secrets, Pressure pressure, Clock clock) {
        return new WaitingRoom(heartbeat, store, new Seals(secrets), pressure, clock);
    }

    @Bean
    @WhenServing
    Beating waitingRoomBeating(Heartbeat heartbeat, WaitingRoom room) {
        return new Beating(heartbeat, room);
    }

    /**
     * Two threads of its own: one that asks the database, and one that tells the people what is known, however long the
     * database lets the first one wait.
     */
    static final class Beating implements SmartLifecycle {

        /** How long a stop waits for a round; a database that answers at all has answered by then. */
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        private final Heartbeat heartbeat;
        private final WaitingRoom room;
        private @Nullable ScheduledExecutorService threads;
        private List<ScheduledFuture<?>> rounds = List.of();

        Beating(Heartbeat heartbeat, WaitingRoom room) {
            this.heartbeat = heartbeat;
            this.room = room;
        }

        @Override
        public synchronized void start() {
            if (threads != null) {
                return;
            }
            beat();
            ScheduledExecutorService own = Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().name("waiting-room-", 1).daemon().factory());
            threads = own;
            rounds = List.of(
                    own.scheduleAtFixedRate(this::beat, 1000, 1000, TimeUnit.MILLISECONDS),
                    own.scheduleAtFixedRate(room::announce, 500, 1000, TimeUnit.MILLISECONDS));
        }

        private void beat() {
            try {
                heartbeat.beat();
                room.announce();
            } catch (RuntimeException e) {
                // Whatever it was, the next second comes: an executor would silently never run again.
                LoggerFactory.getLogger(Heartbeat.class)
                        .warn("the waiting room lost a second: {}", e.getClass().getName());
            }
        }

        @Override
        public synchronized void stop() {
            ScheduledExecutorService own = threads;
            if (own != null) {
                rounds.forEach(round -> round.cancel(false));
                own.shutdown();
                threads = null;
                awaitLastRound(own);
                heartbeat.end();
            }
        }

        /** A round in its midst still asks the database, which is closed after this. */
        private static void awaitLastRound(ScheduledExecutorService own) {
            try {
                if (!own.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    own.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized boolean isRunning() {
            return threads != null;
        }

        /** Before the web server takes requests, and after it has stopped. */
        @Override
        public int getPhase() {
            return 0;
        }
    }
}
