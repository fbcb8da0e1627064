package ca.dosebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Work that nobody watches gives way to people, and never for ever. */
class YieldingTests {

    private final AtomicBoolean crowded = new AtomicBoolean();
    private final AtomicLong elapsed = new AtomicLong();
    private final Yielding work = new Yielding(Duration.ofSeconds(10), crowded::get, elapsed::get);

    @Test
    void while_nobody_waits_it_goes_on() {
        assertThat(work.mayGoOn()).isTrue();
        assertThat(work.mayGoOn()).isTrue();
    }

    @Test
    void in_a_crowd_one_portion_is_done_in_each_span() {
        crowded.set(true);
        assertThat(work.mayGoOn()).isFalse();
        after(9);
        assertThat(work.mayGoOn()).isFalse();
        after(1);
        assertThat(work.mayGoOn()).isTrue();
        assertThat(work.mayGoOn()).isFalse();
        after(10);
        assertThat(work.mayGoOn()).isTrue();
    }

    @Test
    void the_span_begins_with_the_last_portion_before_the_crowd() {
        after(60);
        assertThat(work.mayGoOn()).isTrue();
        crowded.set(true);
        after(5);
        assertThat(work.mayGoOn()).isFalse();
        crowded.set(false);
        assertThat(work.mayGoOn()).isTrue();
    }

    private void after(int seconds) {
        elapsed.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
