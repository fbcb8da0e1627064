package ca.dosebook.rehearsal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line: {@code bench booking} and {@code bench cohort}. Started by the launcher, which says where the other programs are. */
public final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] words) {
        int status;
        try {
            List<String> asked = List.of(words);
            status = isCohort(asked)
                    ? cohort(CohortOptions.parse(asked.subList(2, asked.size())))
                    : bench(Options.parse(asked));
        } catch (Options.Misuse e) {
            System.err.println(e.getMessage());
            System.err.println(isCohort(List.of(words)) ? CohortOptions.USAGE : Options.USAGE);
            status = 2;
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println("The measurement failed: " + e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private static boolean isCohort(List<String> words) {
        return words.size() > 1 && words.get(0).equals("bench") && words.get(1).equals("cohort");
    }

    @SuppressWarnings("TimeZoneUsage") // the one clock of this program
    private static int cohort(CohortOptions options) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory("dosebook-bench");
        try (Server server = Server.start(
                List.of(environment("DOSEBOOK_LAUNCHER"), "serve"),
                scratch.resolve("data"),
                options.settings().stream().map(setting -> "--" + setting).toList(),
                Map.of())) {
            List<CohortBench.Run> runs = new CohortBench(server, options, System.err, Clock.systemUTC()).measure();
            System.out.print(
                    options.json()
                            ? String.join(
                                            "\n",
                                            runs.stream()
                                                    .map(CohortBench.Run::json)
                                                    .toList()) + "\n"
                            : CohortBench.table(runs));
        } finally {
            delete(scratch);
        }
        return 0;
    }

    @SuppressWarnings("TimeZoneUsage") // the one clock of this program
    private static int bench(Options options) throws IOException, SQLException {
        // The figures alone go to the standard output.
        PrintStream progress = System.err;
        Path scratch = Files.createTempDirectory("dosebook-bench");
        Path data = scratch.resolve("data");
        Map<String, String> environment = options.profile()
                .map(file -> Map.of("DOSEBOOK_JAVA_OPTIONS", Profile.javaOptions(file)))
                .orElse(Map.of());
        Files.createDirectories(data);
        Files.write(data.resolve("postgresql.conf"), options.postgres());
        List<String> settings = new ArrayList<>(List.of(
                "--dosebook.demo.slot-capacity=999999",
                // Mails wait in the outbox: writing them is the booking's work, sending them is not.
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=9"));
        options.settings().forEach(setting -> settings.add("--" + setting));
        List<BookingBench.Window> windows;
        boolean sound;
        try (Server server =
                Server.start(List.of(environment("DOSEBOOK_LAUNCHER"), "serve"), data, settings, environment)) {
            var bench = new BookingBench(
                    server, data, scratch, environment("PGBENCH"), options, progress, Clock.systemUTC());
            List<Figures> figures = bench.measure();
            sound = bench.audit();
            windows = bench.windows();
            System.out.print(
                    options.json()
                            ? String.join(
                                            "\n",
                                            figures.stream().map(Figures::json).toList()) + "\n"
                            : Figures.table(figures));
        } finally {
            options.profile().ifPresentOrElse(file -> {}, () -> delete(scratch));
        }
        if (options.profile().isPresent()) {
            progress.print(Profile.summary(options.profile().get(), windows));
            delete(scratch);
        }
        return sound ? 0 : 1;
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: start this with ./dosebook bench.");
        }
        return value;
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + directory);
        }
    }
}
