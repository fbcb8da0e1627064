package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Connections;
import ca.dosebook.rehearsal.client.Http;
import ca.dosebook.rehearsal.client.Identity;
import ca.dosebook.rehearsal.days.Curve;
import ca.dosebook.rehearsal.days.Day;
import ca.dosebook.rehearsal.days.Kind;
import ca.dosebook.rehearsal.play.Person.Tempo;
import ca.dosebook.rehearsal.report.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One play: an open system. People come when the curve says, one virtual thread each, however slow the server is; so
 * slowness makes a crowd, as in life, and no slow answer keeps the next question from being asked.
 */
final class Play {

    /** No two plays of one run have a person in common, nor does a play with a bench. */
    private static final AtomicLong PEOPLE = new AtomicLong(400_000_000);

    private static final Duration ANY_PATIENCE = Duration.ofDays(1);
    private static final double SPREAD_OF_PATIENCE = 0.4;

    private final Day day;
    private final double speed;
    private final int people;
    private final int seed;
    private final Duration grace;

    /** Told of every second as it ends. */
    interface Watcher {
        void second(Moment moment);
    }

    /**
     * @param speed by which minutes of the day are shortened
     * @param grace after the last arrival
     */
    Play(Day day, double speed, int people, int seed, Duration grace) {
        this.day = day;
        this.speed = speed;
        this.people = people;
        this.seed = seed;
        this.grace = grace;
    }

    /** Returns when everyone is gone, or some time after the last one came. Minute 0 of the day is the ledger's opening. */
    void run(Connections connections, Ledger ledger, Watcher watcher) throws InterruptedException {
        long openingNanos = ledger.opening();
        Random random = new Random(seed);
        double[] minutes = new Curve(day.curve().points()).arrivals(people, random);
        CountDownLatch gone = new CountDownLatch(people);
        AtomicLong lastArrival = new AtomicLong(Long.MAX_VALUE);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread arrivals = Thread.ofPlatform().name("arrivals").start(() -> {
                for (int i = 0; i < minutes.length; i++) {
                    long due = openingNanos + (long) (minutes[i] * 60 / speed * 1e9);
                    if (!sleepUntil(due)) {
                        return;
                    }
                    comes(i, due, connections, ledger, crowd, gone);
                }
                lastArrival.set(System.nanoTime());
            });
            watch(ledger, openingNanos, gone, lastArrival, watcher);
            ledger.over();
            arrivals.interrupt();
            crowd.shutdownNow();
        }
    }

    private void watch(Ledger ledger, long openingNanos, CountDownLatch gone, AtomicLong lastArrival, Watcher watcher)
            throws InterruptedException {
        int second = (int) Math.floor((System.nanoTime() - openingNanos) / 1e9);
        boolean over = false;
        while (!over) {
            long end = openingNanos + (second + 1) * 1_000_000_000L;
            over = gone.await(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    || System.nanoTime() - grace.toNanos() > lastArrival.get();
            watcher.second(ledger.tick(second++));
        }
    }

    private void comes(
            int number, long due, Connections connections, Ledger ledger, ExecutorService crowd, CountDownLatch gone) {
        Random random = new Random(seed * 1_000_003L + number);
        Kind kind = day.anyKind(random);
        Identity identity = new Identity(PEOPLE.getAndIncrement());
        Tempo tempo = new Tempo(day.thinking(), speed, patience(kind, random));
        ledger.arrived();
        crowd.execute(() -> {
            String ending = "still-there";
            try {
                ending = person(identity, kind, tempo, connections, ledger, random)
                        .visit();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ledger.left(ending);
                gone.countDown();
            }
        });
        if (kind == Kind.TWO_DEVICES) {
            // The second device is taken up while the first one shows its first pages.
            Random other = new Random(random.nextLong());
            crowd.execute(() -> secondDevice(identity, tempo, connections, ledger, other));
        }
        if (random.nextInt(1_000) < day.botsPerThousand()) {
            Random other = new Random(random.nextLong());
            crowd.execute(() -> bot(connections, ledger, other));
        }
        if (System.nanoTime() - due > TimeUnit.SECONDS.toNanos(1)) {
            ledger.loadIsLate();
        }
    }

    private static Person person(
            Identity identity, Kind kind, Tempo tempo, Connections connections, Ledger ledger, Random random) {
        int node = connections.anyNode();
        Http http = connections.to(node);
        return new Person(identity, kind, tempo, new Surfer(http, ledger, random), ledger, node, random);
    }

    private static void secondDevice(
            Identity identity, Tempo tempo, Connections connections, Ledger ledger, Random random) {
        try {
            Duration later = tempo.thinking().on(100, random);
            Thread.sleep(Duration.ofNanos((long) (later.toNanos() / tempo.speed())));
            person(identity, Kind.TWO_DEVICES, tempo, connections, ledger, random)
                    .visit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void bot(Connections connections, Ledger ledger, Random random) {
        try {
            new Bot(new Surfer(connections.to(connections.anyNode()), ledger, random), random).ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration patience(Kind kind, Random random) {
        if (kind != Kind.IMPATIENT) {
            return ANY_PATIENCE;
        }
        double minutes = day.givesUpAfterMinutes() * Math.exp(SPREAD_OF_PATIENCE * random.nextGaussian());
        return Duration.ofNanos((long) (minutes * 60 / speed * 1e9));
    }

    /** Returns whether it was not interrupted. */
    private static boolean sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        try {
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            return !Thread.interrupted();
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** The same people at the same rate all the time: for finding the limit. */
    static Curve even(double perSecond, Duration length) {
        double minutes = length.toMillis() / 60_000.0;
        return new Curve(List.of(new Curve.Point(0, perSecond * 60), new Curve.Point(minutes, perSecond * 60)));
    }
}
