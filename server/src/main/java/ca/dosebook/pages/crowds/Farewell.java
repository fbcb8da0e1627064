package ca.dosebook.pages.crowds;

import ca.dosebook.kernel.WhenServing;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first to stop: says at {@code /health} that this node goes, and lets it serve on for as long as the balancer takes to
 * notice ({@code dosebook.farewell}). Only then the web server takes nothing new and finishes what it has.
 */
@Component
@WhenServing
class Farewell implements SmartLifecycle {

    private final Duration notice;
    private volatile boolean running;

    Farewell(@Value("${dosebook.farewell:0s}") Duration notice) {
        this.notice = notice;
    }

    boolean takesRequests() {
        return running;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
