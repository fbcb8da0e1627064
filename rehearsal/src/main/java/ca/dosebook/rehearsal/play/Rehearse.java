package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Connections;
import ca.dosebook.rehearsal.days.Day;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.machine.Server;
import ca.dosebook.rehearsal.report.Account;
import ca.dosebook.rehearsal.report.Fairness;
import ca.dosebook.rehearsal.report.HtmlReport;
import ca.dosebook.rehearsal.report.Outcome;
import ca.dosebook.rehearsal.report.Outcome.Spread;
import ca.dosebook.rehearsal.report.Report;
import ca.dosebook.rehearsal.report.Report.Limit;
import ca.dosebook.rehearsal.report.Report.Load;
import ca.dosebook.rehearsal.report.Report.Machine;
import ca.dosebook.rehearsal.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** {@code ./dosebook rehearse}: plays, watches, reports. */
public final class Rehearse {

    private final PlayOptions options;
    private final Clock clock;
    private volatile @Nullable Thread killer;

    private Rehearse(PlayOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** Returns 0 when every objective was met, 1 when not. */
    public static int run(PlayOptions options, Clock clock) throws IOException {
        System.err.println("Phone agents are not played: there are no pages for them to book on.");
        try (Stage stage = options.url().isPresent()
                ? new GuestStage(options.url().get(), options.key())
                : OwnStage.start(options.settingsOfOurs())) {
            return new Rehearse(options, clock).on(stage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Plays on a server that someone else started in rehearsal scope, and only tells. */
    public static Report here(Server server, String key, PlayOptions options, Clock clock)
            throws IOException, InterruptedException {
        try (Stage stage = new StageHere(server, key)) {
            return new Rehearse(options, clock).report(stage, null);
        }
    }

    private int on(Stage stage) throws IOException, InterruptedException {
        @Nullable Limit limit = options.findLimit() ? new LimitSearch(stage, options).search() : null;
        Report report = report(stage, limit);
        String json = Stage.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        Path directory = Files.createDirectories(options.output().directory());
        Files.writeString(directory.resolve("report.json"), json);
        for (String language : options.output().languages()) {
            Path file = directory.resolve("report_" + language + ".html");
            Files.writeString(file, HtmlReport.of(report, language));
            System.err.println("Report: " + file);
        }
        stage.handIn(json);
        if (options.output().json()) {
            System.out.println(json);
        }
        System.err.println(Terminal.verdict(report));
        return report.verdict().passed() ? 0 : 1;
    }

    /** Plays the day once. */
    private Report report(Stage stage, @Nullable Limit limit) throws IOException, InterruptedException {
        Day day = options.day();
        String startedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        long lead = TimeUnit.SECONDS.toNanos(Math.ceilDiv(options.lead().toMillis(), 1_000));
        stage.open(TimeUnit.NANOSECONDS.toSeconds(lead));
        long opening = System.nanoTime() + lead;
        long earlier = stage.bookings();
        Optional<Processors> before = stage.used();
        long begin = System.nanoTime();
        Ledger ledger = new Ledger(opening);
        try (Connections connections = new Connections(stage.nodes());
                LivePage live = LivePage.open(options.output().pagePort(), day)) {
            System.err.printf("Progress: %s%n", live.address());
            Play play = new Play(day, options.speed(), options.people(), options.seed(), options.grace());
            play.run(connections, ledger, watcher(stage, ledger, live));
        }
        double elapsed = (System.nanoTime() - begin) / 1e9;
        awaitKiller();
        @Nullable
        Load load = before.isEmpty() || options.kill().isPresent()
                ? null
                : load(before.get(), stage.used().orElseThrow(), elapsed);
        Account account = stage.account(ledger.acknowledged(), ledger.unknownConfirmations(), earlier);
        Outcome outcome = outcome(ledger, account);
        return new Report(
                Report.FORMAT,
                startedAt,
                day.name(),
                day.title(),
                day.sources().stream()
                        .map(source -> new Report.Source(source.url(), source.says()))
                        .toList(),
                day.drawn(),
                options.words(),
                options.people(),
                options.speed(),
                day.curve().crest() / 60,
                new Machine(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().toString(),
                        stage.nodes().size()),
                Verdict.on(outcome, options.objectives()),
                outcome,
                ledger.moments(),
                load,
                options.kill().map(PlayOptions.Kill::what).orElse(""),
                limit);
    }

    static Load load(Processors before, Processors after, double elapsed) {
        Processors used = after.minus(before);
        double all = elapsed * Runtime.getRuntime().availableProcessors();
        return new Load(used.server() / all, used.database() / all, used.generator() / all);
    }

    static Outcome outcome(Ledger ledger, Account account) {
        Histogram pages = ledger.allPages();
        var admissions = ledger.admissions();
        return new Outcome(
                ledger.endings(),
                ledger.requests(),
                ledger.later(),
                ledger.errorPages(),
                ledger.errors(),
                ledger.lostPlaces(),
                ledger.early(),
                Ledger.millis(pages, 50),
                Ledger.millis(pages, 90),
                Ledger.millis(pages, 99),
                Spread.of(ledger.bookSeconds()),
                Spread.of(admissions.stream().map(each -> each.waited()).toList()),
                Fairness.of(admissions),
                account,
                ledger.steps(),
                ledger.latenessP99(),
                ledger.lateArrivals());
    }

    /** Shows every second, and kills what is to be killed when its time has come. */
    private Play.Watcher watcher(Stage stage, Ledger ledger, LivePage live) {
        long begin = System.nanoTime();
        boolean[] killed = {false};
        return moment -> {
            System.err.println(Terminal.line(moment));
            live.second(moment);
            options.kill().filter(kill -> !killed[0] && isDue(kill.at(), begin)).ifPresent(kill -> {
                killed[0] = true;
                // At once, so that the first failure is counted as ours.
                ledger.outage(true);
                killer = Thread.ofPlatform().name("killer").start(() -> kill(stage, kill.what(), ledger));
            });
        };
    }

    private static boolean isDue(Duration at, long begin) {
        return System.nanoTime() - begin >= at.toNanos();
    }

    /** The books of a server that is still starting cannot be read. */
    private void awaitKiller() throws InterruptedException {
        Thread started = killer;
        if (started != null) {
            started.join();
        }
    }

    private static void kill(Stage stage, String what, Ledger ledger) {
        System.err.println("Killing " + what + " …");
        try {
            stage.kill(what);
            System.err.println("It answers again.");
        } catch (IOException e) {
            System.err.println("It did not come back: " + e.getMessage());
        }
        ledger.outage(false);
    }
}
