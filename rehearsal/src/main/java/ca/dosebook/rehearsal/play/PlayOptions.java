package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.days.Day;
import ca.dosebook.rehearsal.days.Days;
import ca.dosebook.rehearsal.options.Misuse;
import ca.dosebook.rehearsal.options.Words;
import ca.dosebook.rehearsal.report.Objectives;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of {@code rehearse}.
 *
 * @param scale share of the day's people who come
 * @param speed how many times as fast the day goes by
 * @param url of an installation; empty for a server of our own
 * @param grace how long to wait for the last ones after the last arrival
 * @param kill what is killed, if anything: node, database or everything
 */
public record PlayOptions(
        Day day,
        double scale,
        double speed,
        Optional<String> url,
        String key,
        int seed,
        Duration grace,
        Objectives objectives,
        Optional<Kill> kill,
        boolean findLimit,
        Output output,
        List<String> settings) {

    private static final String PLACES = "dosebook.demo.slot-capacity=";

    /** @param at after the beginning of the play */
    public record Kill(String what, Duration at) {}

    /**
     * Where progress and report go.
     *
     * @param directory of the report
     * @param pagePort of the live page; 0 for any free one
     */
    public record Output(Path directory, List<String> languages, boolean json, int pagePort) {}

    public static final String USAGE = """
            Usage: ./dosebook rehearse [OPTIONS]
              --day NAME       which morning (ontario-2021-03-15); the names are
                                 ontario-2021-03-15, ontario-2021-05-03, france-2021-07-12, massachusetts-2021-02-18
              --speed N        how many times as fast, 1 to 1000 (60): arrivals, thinking and patience are shortened, the
                                 server's own times are not
              --scale X        which share of the people comes, 0.00001 to 1000 (1 divided by the speed: then as many
                                 come each second as on the day)
              --people N       how many come, instead of a share
              --url URL        an installation http://host:port that is in rehearsal; without, a server of our own is
                                 started, played on and removed
              --key KEY        the key of that rehearsal
              --kill WHAT      node, database or everything, of our own server, with SIGKILL; --at 20s says when
              --find-limit     raise the rate until an objective breaks, and say where the limit lies and what sets it
              --p99 MS         objective: 99 of 100 pages within so many milliseconds (500)
              --fairness S     objective: nobody stands in front of one who came so many seconds earlier (1)
              --later PERCENT  objective: requests that may be asked to come back later (1)
              --grace 60s      how long to wait for the last ones (60s)
              --report DIR     where the report goes (rehearsal-report in this directory)
              --language L     en, fr or both (both)
              --json           the report as JSON on the standard output, too
              --page-port N    the port of the page that shows progress, 0 for any free one (0)
              --seed N         other people by chance for another number (1)
              --setting X=Y    start our own server with this Spring setting; may be repeated
            Ends with 0 when every objective was met, 1 when not, 2 when the command is wrong.""";

    public static PlayOptions parse(Words words) {
        Day day = Days.named(words.text("--day").orElse(Days.NAMES.getFirst()));
        double speed = words.decimal("--speed", 60, 1, 1_000);
        int people = words.number("--people", 0, 0, 10_000_000);
        double scale = words.decimal("--scale", 1 / speed, 0.00001, 1_000);
        Optional<String> url = words.text("--url");
        String key = words.text("--key").orElse("");
        Duration at = words.time("--at", Duration.ofSeconds(20), 1, 3_600);
        Optional<Kill> kill =
                words.oneOf("--kill", List.of("node", "database", "everything")).map(what -> new Kill(what, at));
        PlayOptions options = new PlayOptions(
                day,
                people > 0 ? (double) people / day.people() : scale,
                speed,
                url,
                key,
                words.number("--seed", 1, 1, 999_999),
                words.time("--grace", Duration.ofSeconds(60), 0, 7_200),
                new Objectives(
                        words.decimal("--p99", 500, 1, 600_000),
                        words.decimal("--fairness", 1, 0, 3_600),
                        words.decimal("--later", 1, 0, 100)),
                kill,
                words.flag("--find-limit"),
                new Output(
                        words.file("--report")
                                .orElse(Path.of("rehearsal-report").toAbsolutePath()),
                        words.oneOf("--language", List.of("en", "fr", "both"))
                                .filter(language -> !language.equals("both"))
                                .map(List::of)
                                .orElse(List.of("en", "fr")),
                        words.flag("--json"),
                        words.number("--page-port", 0, 0, 65_535)),
                words.texts("--setting"));
        words.end();
        if (url.isPresent() && key.isEmpty()) {
            throw new Misuse("The option --url needs --key, the key of the rehearsal there.");
        }
        if (url.isPresent() && (kill.isPresent() || !options.settings.isEmpty())) {
            throw new Misuse("The options --kill and --setting are for a server of our own, not for --url.");
        }
        return options;
    }

    /**
     * The settings of a server of our own. Who looks for the limit books more than the demo has places for, and people who
     * wait for places are no limit of the server: there they do not run out, unless it is asked for.
     */
    List<String> settingsOfOurs() {
        if (!findLimit || settings.stream().anyMatch(setting -> setting.startsWith(PLACES))) {
            return settings;
        }
        List<String> all = new ArrayList<>(settings);
        all.add(PLACES + "999999");
        return all;
    }

    public int people() {
        return (int) Math.max(1, Math.round(day.people() * scale));
    }

    /** How long before the opening people begin to come, once shortened; 3 seconds at least. */
    Duration lead() {
        double seconds = Math.max(3, -day.curve().begin() * 60 / speed + 1);
        return Duration.ofMillis((long) (seconds * 1_000));
    }

    /** The command without its secrets, to be written into a report. */
    public List<String> words() {
        List<String> said = new ArrayList<>(List.of(
                "--day",
                day.name(),
                "--people",
                String.valueOf(people()),
                "--speed",
                trimmed(speed),
                "--seed",
                String.valueOf(seed)));
        kill.ifPresent(chosen -> said.addAll(
                Arrays.asList("--kill", chosen.what(), "--at", chosen.at().toSeconds() + "s")));
        settings.forEach(setting -> said.addAll(List.of("--setting", setting)));
        return said;
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
