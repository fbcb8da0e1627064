package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Many clients at once, each with its own connection, each doing one thing after another. */
final class Crowd {

    private final Address server;
    private final int clients;

    Crowd(Address server, int clients) {
        this.server = server;
        this.clients = clients;
    }

    interface Act<T> {
        void of(T item, Connection http) throws IOException;
    }

    /**
     * What came of it.
     *
     * @param nanos each success's duration, sorted
     * @param elapsed from the first start to the last end
     * @param failures how often each kind of failure happened
     */
    record Result(long[] nanos, Duration elapsed, Map<String, Integer> failures) {

        double perSecond() {
            return nanos.length / (elapsed.toNanos() / 1e9);
        }

        static Result of(List<Result> parts) {
            Map<String, Integer> failures = new TreeMap<>();
            parts.forEach(part -> part.failures().forEach((what, times) -> failures.merge(what, times, Integer::sum)));
            long[] all = parts.stream()
                    .flatMapToLong(part -> Arrays.stream(part.nanos()))
                    .sorted()
                    .toArray();
            Duration elapsed = parts.stream().map(Result::elapsed).reduce(Duration.ZERO, Duration::plus);
            return new Result(all, elapsed, failures);
        }

        int failed() {
            return failures.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** @param share of the successes that were as quick or quicker, 0 to 1 */
        double millis(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6;
        }
    }

    /** Does the act for each item; stops early when the time is up, leaving the rest undone. */
    <T> Result each(List<T> items, Duration atMost, Act<T> act) {
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + atMost.toNanos();
        List<Result> parts = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        AtomicReference<Throwable> broken = new AtomicReference<>();
        for (int client = 0; client < clients; client++) {
            threads.add(Thread.ofPlatform().name("client-" + client).start(() -> {
                try {
                    Result part = oneClient(items, next, end, act);
                    synchronized (parts) {
                        parts.add(part);
                    }
                } catch (RuntimeException | Error e) {
                    broken.set(e);
                }
            }));
        }
        threads.forEach(Crowd::join);
        if (broken.get() != null) {
            throw new IllegalStateException("a client broke", broken.get());
        }
        Result all = Result.of(parts);
        return new Result(all.nanos(), Duration.ofNanos(System.nanoTime() - begin), all.failures());
    }

    private <T> Result oneClient(List<T> items, AtomicInteger next, long end, Act<T> act) {
        long[] nanos = new long[256];
        int done = 0;
        Map<String, Integer> failures = new TreeMap<>();
        try (Connection http = new Connection(server)) {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                long before = System.nanoTime();
                if (before > end) {
                    break;
                }
                try {
                    act.of(items.get(i), http);
                    if (done == nanos.length) {
                        nanos = Arrays.copyOf(nanos, done * 2);
                    }
                    nanos[done++] = System.nanoTime() - before;
                } catch (IOException e) {
                    failures.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
                }
            }
        }
        return new Result(Arrays.copyOf(nanos, done), Duration.ZERO, failures);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
