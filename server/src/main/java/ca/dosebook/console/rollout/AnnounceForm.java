package ca.dosebook.console.rollout;

import ca.dosebook.console.Moments;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.rollout.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An opening as typed; the time may have seconds. */
record AnnounceForm(
        @Nullable List<String> unit,
        @Nullable String stage,
        @Nullable String onDay,
        @Nullable String onMonth,
        @Nullable String onYear,
        @Nullable String time,
        @Nullable String reason) {

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])[:h.](\\d\\d)(?:[:.](\\d\\d))?");

    static final AnnounceForm EMPTY = new AnnounceForm(null, null, null, null, null, "8:00:00", null);

    /** With these units ticked and this stage chosen. */
    static AnnounceForm of(List<String> units, Stage stage) {
        return new AnnounceForm(units, stage.name(), null, null, null, EMPTY.time(), null);
    }

    List<String> units() {
        return unit == null ? List.of() : unit;
    }

    Optional<Stage> stageChosen() {
        return Sheet.one(Stage.values(), stage);
    }

    /** In the time of the province's capital; empty unless both the day and the time can be read. */
    Optional<Instant> moment() {
        return day().flatMap(day ->
                time(time).map(at -> day.atTime(at).atZone(Moments.ZONE).toInstant()));
    }

    Optional<LocalDate> day() {
        return new TypedDate(onDay, onMonth, onYear).planned();
    }

    Optional<LocalTime> timeOfDay() {
        return time(time);
    }

    static Optional<LocalTime> time(@Nullable String typed) {
        Matcher read = TIME.matcher(Sheet.said(typed));
        if (!read.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(
                    Integer.parseInt(read.group(1)),
                    Integer.parseInt(read.group(2)),
                    read.group(3) == null ? 0 : Integer.parseInt(read.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
