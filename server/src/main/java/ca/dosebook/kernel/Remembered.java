package ca.dosebook.kernel;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small table answered from memory: the value is read again by the first caller who finds it older than the given
 * age. Other callers are answered at once from the value at hand, and so is everyone while reading fails, since an
 * answer a little old is worth more than none.
 *
 * <p>Age is elapsed time of this process, so a clock that jumps neither freezes the value nor floods the database.
 */
public final class Remembered<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

    private final Supplier<T> source;
    private final long maxAgeNanos;
    private final LongSupplier elapsedNanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Reading<T> latest;

    private record Reading<T>(T value, long at) {}

    /** Reads from {@code source} at the first question, and again when the value is older than {@code maxAge}. */
    public Remembered(Duration maxAge, Supplier<T> source) {
        this(maxAge, source, System::nanoTime);
    }

    Remembered(Duration maxAge, Supplier<T> source, LongSupplier elapsedNanos) {
        this.maxAgeNanos = maxAge.toNanos();
        this.source = source;
        this.elapsedNanos = elapsedNanos;
    }

    /** The value, at most about the given age old unless it cannot be read; throws only when it was never read. */
    public T get() {
        Reading<T> seen = latest;
        if (seen == null) {
            return readNow();
        }
        if (elapsedNanos.getAsLong() - seen.at() > maxAgeNanos && reading.tryLock()) {
            try {
                return read();
            } catch (RuntimeException e) {
                // Try again only after the full age: a database in trouble is not helped by every request asking.
                latest = new Reading<>(seen.value(), elapsedNanos.getAsLong());
                LOG.warn("could not read reference data again, answering from memory: {}", e.toString());
            } finally {
                reading.unlock();
            }
        }
        return seen.value();
    }

    /** Reads now, so that what this caller has just written is in every later answer of this process. */
    public T readNow() {
        reading.lock();
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    private T read() {
        long before = elapsedNanos.getAsLong();
        T value = source.get();
        latest = new Reading<>(value, before);
        return value;
    }
}
