package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.machine.Profile;
import ca.dosebook.rehearsal.options.Misuse;
import ca.dosebook.rehearsal.options.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./dosebook bench …}: each measurement by its name. */
public final class Benches {

    private static final String NAMES = "booking, journey, cohort";

    private Benches() {}

    /** @param words behind {@code bench}; the first names the measurement */
    public static String usage(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "booking" -> BookingOptions.USAGE;
            case "journey" -> BookingOptions.JOURNEY_USAGE;
            case "cohort" -> CohortOptions.USAGE;
            default -> "The measurements are " + NAMES + ".";
        };
    }

    /** Returns 0 when all is as it must be, 1 when not. */
    public static int run(List<String> words, Clock clock) throws IOException, SQLException {
        String name = words.isEmpty() ? "" : words.getFirst();
        Words options = new Words("bench " + name, words.isEmpty() ? words : words.subList(1, words.size()));
        return switch (name) {
            case "booking" -> booking(BookingOptions.parse(options), clock);
            case "journey" -> booking(BookingOptions.parseJourney(options), clock);
            case "cohort" -> cohort(CohortOptions.parse(options), clock);
            default -> throw new Misuse("There is no measurement \"" + name + "\"; there are " + NAMES + ".");
        };
    }

    private static int booking(BookingOptions options, Clock clock) throws IOException, SQLException {
        boolean sound;
        String profile = "";
        Path scratch = Files.createTempDirectory("dosebook-profile");
        Path recording = options.profile().orElse(scratch.resolve("none.jfr"));
        BookingBench measured;
        try (Bench bench = Bench.start(
                options.settings(),
                options.postgres(),
                options.profile().isPresent() ? Profile.javaOptions(recording) : "",
                clock)) {
            measured = new BookingBench(bench, options);
            List<Figures> figures = options.cases().isEmpty() ? List.of(measured.journeys()) : measured.bookings();
            sound = measured.audit();
            System.out.print(options.json() ? json(figures) : Figures.table(figures));
        }
        if (options.profile().isPresent()) {
            profile = Profile.summary(recording, measured.windows());
        }
        System.err.print(profile);
        Files.delete(scratch);
        return sound ? 0 : 1;
    }

    private static String json(List<Figures> figures) {
        return figures.stream().map(each -> each.json() + "\n").collect(Collectors.joining());
    }

    private static int cohort(CohortOptions options, Clock clock) throws IOException, SQLException {
        try (Bench bench = Bench.start(options.settings(), List.of(), "", clock)) {
            List<CohortBench.Run> runs = new CohortBench(bench.server(), options, bench.progress(), clock).measure();
            System.out.print(
                    options.json()
                            ? runs.stream().map(run -> run.json() + "\n").collect(Collectors.joining())
                            : CohortBench.table(runs));
        }
        return 0;
    }
}
