package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.days.Curve;
import ca.dosebook.rehearsal.days.Day;
import ca.dosebook.rehearsal.days.Days;
import ca.dosebook.rehearsal.options.Words;
import ca.dosebook.rehearsal.report.Objectives;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./dosebook bench spike}: Massachusetts in a minute. Requests rise from 1,000 to 70,000 a minute within one minute
 * around an opening, and stay there.
 */
public final class Spike {

    private static final double QUICK = 20;
    private static final int BEFORE = 1_000;
    private static final int CREST = 70_000;

    /** Pages and forms from the first to the last, with one poll or two. */
    private static final int REQUESTS_EACH = 25;

    public static final String USAGE = """
            Usage: ./dosebook bench spike [OPTIONS]
              --crest N        requests a minute at the crest, 1000 to 1000000 (70000)
              --seconds N      how long the crest lasts, 5 to 600 (30)
              --grace 60s      how long to wait for the last ones (60s)
              --json           the report as JSON on the standard output
              --setting X=Y    start the server with this Spring setting, to compare; may be repeated""";

    private Spike() {}

    /** Returns 0 when nobody saw an error page, lost a place or was overbooked, and admission was fair. */
    public static int run(Words words, Clock clock) throws IOException {
        int crest = words.number("--crest", CREST, 1_000, 1_000_000);
        int seconds =
                (int) words.time("--seconds", Duration.ofSeconds(30), 5, 600).toSeconds();
        Day day = Days.named("massachusetts-2021-02-18");
        Curve curve = curve(crest, seconds);
        PlayOptions options = new PlayOptions(
                day.with(curve, (int) Math.round(curve.people())),
                1,
                QUICK,
                Optional.empty(),
                "",
                1,
                words.time("--grace", Duration.ofSeconds(60), 0, 3_600),
                new Objectives(60_000, 1, 100),
                Optional.empty(),
                false,
                new PlayOptions.Output(
                        words.file("--report")
                                .orElse(Path.of("rehearsal-report").toAbsolutePath()),
                        List.of("en", "fr"),
                        words.flag("--json"),
                        0),
                words.texts("--setting"));
        words.end();
        return Rehearse.run(options, clock);
    }

    /** In minutes of a day that goes by twenty times as fast: real seconds and real rates come out of it. */
    private static Curve curve(int crest, int seconds) {
        double low = BEFORE / (double) REQUESTS_EACH / QUICK;
        double high = crest / (double) REQUESTS_EACH / QUICK;
        return new Curve(List.of(
                new Curve.Point(minute(-40), low),
                new Curve.Point(minute(-20), low),
                new Curve.Point(minute(40), high),
                new Curve.Point(minute(40 + seconds), high)));
    }

    private static double minute(double realSeconds) {
        return realSeconds * QUICK / 60;
    }
}
