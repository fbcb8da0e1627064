package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.options.Misuse;
import ca.dosebook.rehearsal.options.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was asked of {@code bench booking} and {@code bench journey}. */
record BookingOptions(
        Duration duration,
        int clients,
        int warmUp,
        List<String> cases,
        boolean json,
        Optional<Path> profile,
        List<String> settings,
        List<String> postgres) {

    private static final List<String> CASES = List.of("uniform", "one-slot", "ten-slots");

    static final String USAGE = """
            Usage: ./dosebook bench booking [OPTIONS]
              --seconds N      how long each case is measured, 4 to 600 (20)
              --clients N      how many at once, 1 to 256 (64)
              --warm-up N      how many people come before anything is measured, 100 to 100000 (25000)
              --cases A,B      of uniform, one-slot and ten-slots (all three)
              --json           one JSON object a line
              --profile FILE   record the server with Java Flight Recorder, and print where its time went
              --setting X=Y    start the server with this Spring setting, to compare; may be repeated
              --postgres X=Y   start its database with this setting, to compare; may be repeated""";

    static final String JOURNEY_USAGE = """
            Usage: ./dosebook bench journey [OPTIONS]
              --seconds N      how long it is measured, 4 to 600 (20)
              --clients N      how many residents at once, 1 to 256 (64)
              --warm-up N      how many people come before anything is measured, 100 to 100000 (16000)
              --json, --profile FILE, --setting X=Y, --postgres X=Y   as for bench booking""";

    static BookingOptions parse(Words words) {
        List<String> cases = new ArrayList<>(CASES);
        words.text("--cases").ifPresent(typed -> cases.retainAll(known(typed)));
        return rest(words, cases, 25_000);
    }

    static BookingOptions parseJourney(Words words) {
        return rest(words, List.of(), 16_000);
    }

    private static List<String> known(String typed) {
        List<String> asked = Arrays.asList(typed.split(","));
        asked.stream().filter(name -> !CASES.contains(name)).findFirst().ifPresent(name -> {
            throw new Misuse("There is no case \"" + name + "\"; there are " + String.join(", ", CASES) + ".");
        });
        return asked;
    }

    private static BookingOptions rest(Words words, List<String> cases, int warmUp) {
        BookingOptions options = new BookingOptions(
                words.time("--seconds", Duration.ofSeconds(20), 4, 600),
                words.number("--clients", 64, 1, 256),
                words.number("--warm-up", warmUp, 100, 100_000),
                cases,
                words.flag("--json"),
                words.file("--profile"),
                words.texts("--setting"),
                words.texts("--postgres"));
        words.end();
        return options;
    }
}
