package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.machine.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How long a coordinator waits for a long list: from the first byte of the upload until the page shows what was noticed.
 * She looks twice a second, as her browser does every two.
 */
final class CohortBench {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 500;

    private final Server server;
    private final CohortOptions options;
    private final PrintStream progress;
    private final Clock clock;

    CohortBench(Server server, CohortOptions options, PrintStream progress, Clock clock) {
        this.server = server;
        this.options = options;
        this.progress = progress;
        this.clock = clock;
    }

    /** @param seconds until the list could be looked through */
    record Run(int rows, double seconds) {

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"bench\":\"cohort\",\"rows\":%d,\"seconds\":%.2f,\"rows_per_second\":%.0f}",
                    rows,
                    seconds,
                    rows / seconds);
        }
    }

    /** The runs, one list each; nobody is in two of them. */
    List<Run> measure() throws IOException, SQLException {
        List<Run> runs = new ArrayList<>();
        try (Coordinator coordinator = new Coordinator(server.port(), clock)) {
            coordinator.signIn();
            for (int run = 0; run < options.runs(); run++) {
                byte[] file = new MadeUpList(options.seed() * 100 + run, run * 1_000_000L).rows(options.rows());
                progress.printf(
                        "Run %d of %d: %d lines, %.1f MB …%n",
                        run + 1, options.runs(), options.rows(), file.length / 1e6);
                runs.add(run(coordinator, file));
                progress.printf("  %.1f seconds%n", runs.getLast().seconds());
            }
        }
        long kept =
                server.database().count("select count(*) from invitations.candidate where candidate_id is not null");
        if (kept != (long) options.rows() * options.runs()) {
            throw new IOException("of " + (long) options.rows() * options.runs() + " lines " + kept + " were kept");
        }
        return runs;
    }

    private Run run(Coordinator coordinator, byte[] file) throws IOException {
        long begin = System.nanoTime();
        String address = coordinator.upload("Rehearsal", file);
        String page = coordinator.page(address);
        while (page.contains("Being read")) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("the list is still being read after " + PATIENCE.toMinutes() + " minutes");
            }
            pause();
            page = coordinator.page(address);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!page.contains("To be looked through")) {
            throw new IOException("the list could not be read");
        }
        return new Run(options.rows(), seconds);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String table(List<Run> runs) {
        StringBuilder table = new StringBuilder();
        runs.forEach(run -> table.append(String.format(
                Locale.ROOT,
                "%d lines in %.1f s: %.0f a second%n",
                run.rows(),
                run.seconds(),
                run.rows() / run.seconds())));
        Run median = runs.stream()
                .sorted(Comparator.comparingDouble(Run::seconds))
                .toList()
                .get(runs.size() / 2);
        return table.append(String.format(Locale.ROOT, "Median: %.1f s%n", median.seconds()))
                .toString();
    }
}
