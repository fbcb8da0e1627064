package ca.dosebook.messages;

import ca.dosebook.kernel.WhenServing;
import ca.dosebook.kernel.Yielding;
import ca.dosebook.messages.Courier.Round;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the outbox once a second on a thread of its own, from the start of the application to its stop. */
@Component
@WhenServing
class DeliveryLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** While the mail server is away, one message tries it every quarter of a minute, not one a second. */
    private static final int ROUNDS_TO_SKIP = 14;

    /** Longer than one message takes with a silent server, shorter than the shutdown's own patience. */
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    /** In a crowd one batch of each this long, on each node; else batch after batch. */
    private static final Duration IN_A_CROWD = Duration.ofSeconds(1);

    private final Courier courier;
    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private @Nullable ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> rounds;
    private volatile boolean running;
    private int roundsToSkip; // the delivery thread's own

    DeliveryLoop(Courier courier) {
        this.courier = courier;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("messages").daemon().factory());
        thread = own;
        rounds = own.scheduleWithFixedDelay(this::round, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        if (roundsToSkip > 0) {
            roundsToSkip--;
            return;
        }
        try {
            Round last = Round.MAYBE_MORE;
            while (running && last == Round.MAYBE_MORE && yielding.mayGoOn()) {
                last = courier.deliver(() -> !running);
            }
            roundsToSkip = last == Round.NO_WAY_OUT ? ROUNDS_TO_SKIP : 0;
        } catch (Throwable e) {
            // Whatever it was, the next round comes: an executor would silently never run again.
            LOG.warn(
                    "messages could not be delivered this time: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (rounds != null) {
            rounds.cancel(false);
        }
        if (thread != null) {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("a message was still on its way at the stop; it is tried again when its lease ends");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
