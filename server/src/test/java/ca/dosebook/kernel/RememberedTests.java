package ca.dosebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger source = new AtomicInteger();

    private final Remembered<Integer> remembered =
            new Remembered<>(Duration.ofSeconds(1), source::incrementAndGet, nanos::get);

    @Test
    void a_value_is_read_once_and_again_only_when_it_is_too_old() {
        assertThat(remembered.get()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(remembered.get()).isEqualTo(1);
        nanos.addAndGet(1);
        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    void whoever_writes_can_have_it_read_at_once() {
        assertThat(remembered.get()).isEqualTo(1);
        assertThat(remembered.readNow()).isEqualTo(2);
        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    void while_reading_fails_the_old_value_answers_and_the_source_is_left_in_peace() {
        var failing = new AtomicInteger();
        var attempts = new AtomicInteger();
        var value = new Remembered<>(
                Duration.ofSeconds(1),
                () -> {
                    attempts.incrementAndGet();
                    if (failing.get() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    return "known";
                },
                nanos::get);
        assertThat(value.get()).isEqualTo("known");
        failing.set(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(value.get()).isEqualTo("known");
        assertThat(value.get()).isEqualTo("known");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_value_that_was_never_read_is_an_error() {
        var value = new Remembered<String>(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("the database is away");
        });
        assertThatThrownBy(value::get).hasMessage("the database is away");
    }

    @Test
    void nobody_waits_for_the_one_who_reads_again() throws Exception {
        var reading = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var value = new Remembered<>(
                Duration.ofSeconds(1),
                () -> {
                    int count = source.incrementAndGet();
                    if (count == 2) {
                        reading.countDown();
                        awaitQuietly(mayEnd);
                    }
                    return count;
                },
                nanos::get);
        value.get();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = pool.submit(value::get);
            reading.await();
            assertThat(value.get()).isEqualTo(1);
            mayEnd.countDown();
            assertThat(reader.get()).isEqualTo(2);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
