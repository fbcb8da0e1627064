package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.machine.Profile;
import ca.dosebook.rehearsal.machine.Scratch;
import ca.dosebook.rehearsal.options.Misuse;
import ca.dosebook.rehearsal.options.Words;
import ca.dosebook.rehearsal.play.Spike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./dosebook bench …}: each measurement by its name. */
public final class Benches {

    private static final String NAMES = "booking, journey, waiting-room, spike, scale, cohort, clinic-floor";

    private Benches() {}

    /** @param words behind {@code bench}; the first names the measurement */
    public static String usage(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "booking" -> BookingOptions.USAGE;
            case "journey" -> BookingOptions.JOURNEY_USAGE;
            case "waiting-room" -> WaitingRoomBench.USAGE;
            case "spike" -> Spike.USAGE;
            case "scale" -> ScaleBench.USAGE;
            case "cohort" -> CohortOptions.USAGE;
            case "clinic-floor" -> FloorBench.USAGE;
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
            case "waiting-room" -> waitingRoom(WaitingRoomBench.Options.parse(options), clock);
            case "spike" -> Spike.run(options, clock);
            case "scale" -> scale(ScaleBench.Options.parse(options), clock);
            case "cohort" -> cohort(CohortOptions.parse(options), clock);
            case "clinic-floor" -> clinicFloor(FloorBench.Options.parse(options), clock);
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

    private static int waitingRoom(WaitingRoomBench.Options options, Clock clock) throws IOException {
        String key = Scratch.secret();
        List<String> settings = new ArrayList<>(options.settings());
        settings.add("dosebook.rehearsal.key=" + key);
        try (Bench bench = Bench.start(settings, List.of(), "", clock)) {
            Address address = Address.here(bench.server().port()).withKey(key);
            WaitingRoomBench.Found found = new WaitingRoomBench(bench, options, address).measure();
            System.out.println(options.json() ? found.json() : found.table());
        }
        return 0;
    }

    /** A server of its own for each size: what one left in caches must not help or hinder the other. */
    private static int scale(ScaleBench.Options options, Clock clock) throws IOException, SQLException {
        List<ScaleBench.Size> sizes = new ArrayList<>();
        for (int[] size : new int[][] {{10_000, 1_000}, {options.people(), options.slots()}}) {
            try (Bench bench = Bench.start(options.settings(), options.postgres(), "", clock)) {
                sizes.add(new ScaleBench(bench, options).measure(size[0], size[1]));
                bench.say("%s", sizes.getLast().line());
            }
        }
        return ScaleBench.report(sizes, options.json()) ? 0 : 1;
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

    private static int clinicFloor(FloorBench.Options options, Clock clock) throws IOException, SQLException {
        try (Bench bench = Bench.start(options.all(), List.of(), "", clock)) {
            FloorBench.Found found = new FloorBench(bench, options, clock).measure();
            System.out.print(options.json() ? found.json() : found.table());
        }
        return 0;
    }
}
