package ca.dosebook.console.pilot;

import ca.dosebook.reporting.pilot.Cell;
import ca.dosebook.wording.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How figures are written, in the manner of the language. */
final class Numbers {

    private Numbers() {}

    static String said(Texts t, long number) {
        return NumberFormat.getIntegerInstance(t.language().locale()).format(number);
    }

    /**
     * A part of a whole in percent, without fractions: never above 100, and nothing only where there is nothing. A dash where the whole is nothing, or smaller than
     * its part, as it can be when a process was killed with some of its counts.
     */
    static String share(Texts t, long part, long whole) {
        if (whole == 0 || part > whole) {
            return "–";
        }
        long percent = part * 100 / whole;
        return percent == 0 && part > 0 ? t.of("pilot.percent.less") : t.of("pilot.percent", percent);
    }

    static String said(Texts t, Cell cell) {
        return switch (cell) {
            case Cell.Shown(long number) -> said(t, number);
            case Cell.Few() -> t.of("pilot.few");
            case Cell.Covering() -> t.of("pilot.covering");
        };
    }

    static String said(Texts t, Optional<Duration> time) {
        return time.map(duration -> t.of(
                        "pilot.minutes",
                        duration.toMinutes(),
                        String.format(Locale.ROOT, "%02d", duration.toSecondsPart())))
                .orElse("–");
    }

    /** With one decimal. */
    static String decimal(Texts t, double number) {
        NumberFormat format = NumberFormat.getInstance(t.language().locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }
}
