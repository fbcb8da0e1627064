package ca.dosebook.rehearsal.play;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** A program that asks again and again whether anything is free, and never books. It does not wait to be admitted. */
final class Bot {

    private static final String[] ASKS = {"/en/", "/en/book", "/en/clinics", "/waiting/state", "/en/waiting"};

    private final Surfer surfer;
    private final Random random;

    Bot(Surfer surfer, Random random) {
        this.surfer = surfer;
        this.random = random;
    }

    /** Until it is interrupted. */
    void ask() throws InterruptedException {
        while (true) {
            surfer.pause(Duration.ofMillis(500 + random.nextInt(1_000)));
            try {
                surfer.poll(ASKS[random.nextInt(ASKS.length)]);
            } catch (IOException e) {
                // Written down already; it goes on asking.
            }
        }
    }
}
