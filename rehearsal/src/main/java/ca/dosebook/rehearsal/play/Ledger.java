package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.report.Admission;
import ca.dosebook.rehearsal.report.Moment;
import ca.dosebook.rehearsal.report.Outcome.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Where everything is written down while it happens, by thousands of threads. */
final class Ledger {

    private static final long LONGEST_MICROS = 120_000_000L;
    private static final int DIGITS = 2;

    private final long opening;
    private final LongAdder arrivals = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder errorPages = new LongAdder();
    private final LongAdder later = new LongAdder();
    private final LongAdder admitted = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder early = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder lateArrivals = new LongAdder();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong inside = new AtomicLong();
    private final Recorder pages = new Recorder(LONGEST_MICROS, DIGITS);
    private final Recorder lateness = new Recorder(LONGEST_MICROS, DIGITS);
    private final Histogram allPages = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<String, Recorder> steps = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> endings = new ConcurrentHashMap<>();
    private final Set<String> references = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Double> bookSeconds = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Admission> admissions = new ConcurrentLinkedQueue<>();
    private final List<Moment> moments = new ArrayList<>();
    private volatile boolean outage;
    private volatile boolean over;

    /** @param openingNanos of {@link System#nanoTime()}; bookings before it are early */
    Ledger(long openingNanos) {
        this.opening = openingNanos;
    }

    long opening() {
        return opening;
    }

    /** Seconds after the opening. */
    double seconds(long nanos) {
        return (nanos - opening) / 1e9;
    }

    void arrived() {
        arrivals.increment();
        inside.incrementAndGet();
    }

    void left(String ending) {
        inside.decrementAndGet();
        endings.computeIfAbsent(ending, word -> new LongAdder()).increment();
    }

    /**
     * A request that was answered.
     *
     * @param due when the resident asked, which is what waiting is counted from
     */
    void answered(String step, long due, long sent, long now) {
        requests.increment();
        long micros = micros(now - due);
        pages.recordValue(micros);
        lateness.recordValue(micros(sent - due));
        steps.computeIfAbsent(step, name -> new Recorder(LONGEST_MICROS, DIGITS))
                .recordValue(micros);
    }

    private static long micros(long nanos) {
        return Math.clamp(nanos / 1_000, 0L, LONGEST_MICROS);
    }

    void failed(String cause) {
        if (over) {
            // Whoever was still there was sent away by us.
            return;
        }
        requests.increment();
        errors.computeIfAbsent(outage ? "while killed: " + cause : cause, what -> new LongAdder())
                .increment();
        if (!outage) {
            errorPages.increment();
        }
    }

    void askedToComeBack() {
        later.increment();
    }

    /** From now on failures are this program's own. */
    void over() {
        over = true;
    }

    /** While something was killed on purpose, failures are expected and counted apart. */
    void outage(boolean now) {
        outage = now;
    }

    void waits() {
        waiting.incrementAndGet();
    }

    void waitsNoLonger() {
        waiting.decrementAndGet();
    }

    void admitted(Admission admission) {
        admitted.increment();
        admissions.add(admission);
    }

    void lostPlace() {
        lost.increment();
    }

    /** @param arrivedNanos when this person came */
    void booked(String reference, long arrivedNanos, long now) {
        if (now < opening) {
            early.increment();
        }
        if (references.add(reference)) {
            bookSeconds.add((now - Math.max(arrivedNanos, opening)) / 1e9);
        }
    }

    /** A confirmation was sent and its sender left without an answer. */
    void unknown() {
        unknown.increment();
    }

    /** Someone came more than a second after their time: this machine cannot make the load. */
    void loadIsLate() {
        lateArrivals.increment();
    }

    long lateArrivals() {
        return lateArrivals.sum();
    }

    private long[] before = new long[6];

    /** Closes the second; to be called once a second by one thread. */
    Moment tick(int second) {
        Histogram interval = pages.getIntervalHistogram();
        allPages.add(interval);
        long[] now = {arrivals.sum(), requests.sum(), admitted.sum(), references.size(), errorPages.sum(), later.sum()};
        Moment moment = new Moment(
                second,
                now[0] - before[0],
                now[1] - before[1],
                waiting.get(),
                inside.get(),
                now[2] - before[2],
                now[3] - before[3],
                millis(interval, 50),
                millis(interval, 90),
                millis(interval, 99),
                now[4] - before[4],
                now[5] - before[5]);
        before = now;
        moments.add(moment);
        return moment;
    }

    static double millis(Histogram histogram, double percent) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percent) / 1e3;
    }

    /** The pages of all seconds that were closed. */
    Histogram allPages() {
        return allPages;
    }

    double latenessP99() {
        return millis(lateness.getIntervalHistogram(), 99);
    }

    List<Moment> moments() {
        return List.copyOf(moments);
    }

    List<Admission> admissions() {
        return List.copyOf(admissions);
    }

    List<Double> bookSeconds() {
        return List.copyOf(bookSeconds);
    }

    Map<String, Long> errors() {
        return sums(errors);
    }

    Map<String, Long> endings() {
        return sums(endings);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((what, count) -> sums.put(what, count.sum()));
        return sums;
    }

    /** References of the bookings that someone saw confirmed. */
    Set<String> acknowledged() {
        return Set.copyOf(references);
    }

    long unknownConfirmations() {
        return unknown.sum();
    }

    long errorPages() {
        return errorPages.sum();
    }

    long later() {
        return later.sum();
    }

    long requests() {
        return requests.sum();
    }

    long lostPlaces() {
        return lost.sum();
    }

    long early() {
        return early.sum();
    }

    /** Slowest pages first. */
    List<Step> steps() {
        List<Step> all = new ArrayList<>();
        steps.forEach((name, recorder) -> {
            Histogram histogram = recorder.getIntervalHistogram();
            all.add(new Step(name, histogram.getTotalCount(), millis(histogram, 50), millis(histogram, 99)));
        });
        all.sort(Comparator.comparingDouble(Step::p99).reversed());
        return all;
    }
}
