package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Connections;
import ca.dosebook.rehearsal.days.Day;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.report.Outcome;
import ca.dosebook.rehearsal.report.Report.Limit;
import ca.dosebook.rehearsal.report.Report.Load;
import ca.dosebook.rehearsal.report.Report.Tried;
import ca.dosebook.rehearsal.report.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Raises the rate at which people come until an objective breaks, then halves the gap between what held and what broke.
 * Each step is a play of its own with the day's people, thinking shortened as the day is.
 */
final class LimitSearch {

    private static final double FIRST = 5;
    private static final double FACTOR = 1.6;

    /**
     * A server that has just started compiles itself for minutes: what it cannot yet do says nothing of the day. After these
     * the last is played until it is answered no faster than before.
     */
    private static final double[] WARM_UP = {5, 10, 20, 40};

    private static final int WARM_AT_MOST = 14;

    /** Of the worst hundredth: a play that is not faster than this share of the one before shows a warm server. */
    private static final double AS_FAST = 0.85;

    private static final double HIGHEST = 5_000;
    private static final int HALVINGS = 2;
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Seconds for a line to go, and the half minute of calm after which the door opens. */
    private static final int SETTLING = 240;

    /** Of all processor time: above this nobody can say that processors were left. */
    private static final double BUSY = 0.85;

    /** Of the people who came: booking less than this in time means that they were kept waiting. */
    private static final double KEPT_UP = 0.8;

    private final Stage stage;
    private final PlayOptions options;
    private final List<Tried> tried = new ArrayList<>();
    private int plays; // each has people of its own: who has booked does not book again

    LimitSearch(Stage stage, PlayOptions options) {
        this.stage = stage;
        this.options = options;
    }

    Limit search() throws IOException, InterruptedException {
        stage.open(0);
        warmUp();
        double held = 0;
        double broke = 0;
        @Nullable Tried breaking = null;
        for (double rate = FIRST; rate <= HIGHEST && broke == 0; rate *= FACTOR) {
            Tried step = believed(rate);
            if (step.met()) {
                held = rate;
            } else {
                broke = rate;
                breaking = step;
            }
        }
        for (int i = 0; i < HALVINGS && held > 0 && broke > 0; i++) {
            double between = (held + broke) / 2;
            Tried step = believed(between);
            if (step.met()) {
                held = between;
            } else {
                broke = between;
                breaking = step;
            }
        }
        double crest = options.day().curve().crest() / 60;
        return new Limit(
                held,
                broke,
                breaking == null ? "unknown" : setBy(breaking),
                held == 0 ? 0 : (int) Math.ceil(crest / held),
                List.copyOf(tried));
    }

    private void warmUp() throws IOException, InterruptedException {
        for (double rate : WARM_UP) {
            step(rate);
            settle();
        }
        double last = WARM_UP[WARM_UP.length - 1];
        int asFast = 0;
        double before = Double.MAX_VALUE;
        for (int plays = 0; plays < WARM_AT_MOST && asFast < 2; plays++) {
            Tried step = step(last);
            asFast = step.met() && step.p99() >= AS_FAST * before ? asFast + 1 : 0;
            before = step.p99();
            settle();
        }
        tried.clear();
    }

    /** A rate that broke is tried once more: a neighbour on the machine may have been at work. */
    private Tried believed(double rate) throws IOException, InterruptedException {
        Tried step = step(rate);
        settle();
        if (step.met()) {
            return step;
        }
        Tried again = step(rate);
        settle();
        return again;
    }

    /** Until the line that a step left in the waiting room is gone and its door stands open again, as before the step. */
    private void settle() throws IOException, InterruptedException {
        for (int seconds = 0; seconds < SETTLING; seconds++) {
            if (Stage.get(stage.nodes().getFirst(), "/waiting/state")
                    .path("door")
                    .asString()
                    .equals("open")) {
                return;
            }
            if (seconds % 15 == 0) {
                System.err.println("  the waiting room is still shut …");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** One step's people; how many booked a second. */
    private double play(double rate, Ledger ledger) throws IOException, InterruptedException {
        Day day = options.day().with(Play.even(rate, STEP), 1);
        try (Connections connections = new Connections(stage.nodes())) {
            int people = (int) Math.max(1, rate * STEP.toSeconds());
            new Play(day, options.speed(), people, options.seed() + plays++, GRACE)
                    .run(connections, ledger, moment -> {});
        }
        return ledger.acknowledged().size() / (double) STEP.toSeconds();
    }

    private Tried step(double rate) throws IOException, InterruptedException {
        System.err.printf("%.1f people a second …%n", rate);
        Optional<Processors> before = stage.used();
        long begin = System.nanoTime();
        Ledger ledger = new Ledger(begin);
        double booked = play(rate, ledger);
        double elapsed = (System.nanoTime() - begin) / 1e9;
        @Nullable
        Load load = before.isEmpty()
                ? null
                : Rehearse.load(before.get(), stage.used().orElseThrow(), elapsed);
        Outcome outcome =
                Rehearse.outcome(ledger, stage.account(ledger.acknowledged(), ledger.unknownConfirmations(), 0));
        Tried step = new Tried(
                rate,
                Verdict.ofStep(outcome, options.objectives()) && booked >= KEPT_UP * rate * sharedBooked(outcome),
                booked,
                outcome.p99(),
                outcome.errorPages(),
                outcome.later(),
                load);
        tried.add(step);
        System.err.printf(
                "  booked %.1f a second, p99 %.0f ms, errors %d, later %d: %s%n",
                booked, outcome.p99(), outcome.errorPages(), outcome.later(), step.met() ? "held" : "broke");
        // What the last step left in the air must not weigh on the next.
        TimeUnit.SECONDS.sleep(2);
        return step;
    }

    /** Of the people who came, how many wanted to stay to the end: those who gave up are not the server's. */
    private static double sharedBooked(Outcome outcome) {
        long all = outcome.asked().values().stream().mapToLong(Long::longValue).sum();
        long gone = outcome.asked().getOrDefault("gave-up", 0L);
        return all == 0 ? 1 : (all - gone) / (double) all;
    }

    /** What was used up when it broke. */
    private static String setBy(Tried breaking) {
        Load load = breaking.load();
        if (load == null) {
            return breaking.booked() < KEPT_UP * breaking.rate() && breaking.errors() == 0 ? "admission" : "unknown";
        }
        if (load.all() < BUSY) {
            return breaking.errors() == 0 && breaking.booked() < KEPT_UP * breaking.rate() ? "admission" : "pool";
        }
        if (load.server() >= load.database() && load.server() >= load.generator()) {
            return "server";
        }
        return load.database() >= load.generator() ? "database" : "generator";
    }
}
