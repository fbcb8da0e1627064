package ca.dosebook.console.clinics.repeating;

import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.planning.DayPlan;
import ca.dosebook.clinics.planning.Pattern;
import ca.dosebook.clinics.planning.Series;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about when a clinic repeats, as typed.
 *
 * @param version of the repeating clinic as it was read
 * @param holidays {@code yes} to open on holidays too
 * @param leftOut dates, with commas between them
 * @param stop the stops it goes to in turn, where the site has several
 */
record SeriesForm(
        @Nullable String name,
        @Nullable String version,
        @Nullable List<String> weekday,
        @Nullable String everyWeeks,
        @Nullable String from,
        @Nullable String until,
        @Nullable String holidays,
        @Nullable String leftOut,
        @Nullable List<String> stop) {

    private static final int LONGEST_NAME = 100;

    static SeriesForm ofNew(LocalDate tomorrow) {
        return new SeriesForm(null, "0", null, "1", tomorrow.toString(), null, null, null, null);
    }

    static SeriesForm of(Series series) {
        Pattern pattern = series.pattern();
        return new SeriesForm(
                series.name(),
                Integer.toString(series.version()),
                pattern.weekdays().stream().sorted().map(DayOfWeek::name).toList(),
                Integer.toString(pattern.everyWeeks()),
                pattern.from().toString(),
                pattern.until().toString(),
                pattern.onHolidays() ? "yes" : null,
                pattern.leftOut().stream().sorted().map(LocalDate::toString).collect(Collectors.joining(", ")),
                pattern.stops().stream().map(id -> id.value().toString()).toList());
    }

    List<String> weekdays() {
        return weekday == null ? List.of() : weekday;
    }

    List<String> ticked() {
        return stop == null ? List.of() : stop;
    }

    String said() {
        return Typed.said(name);
    }

    int versionRead() {
        return Typed.number(version, 0, 999_999).orElse(0);
    }

    /** @param earliest the first date a new one can have; that of an existing one may be past */
    FormErrors errors(Texts t, List<Stop> stops, LocalDate earliest) {
        FormErrors errors = FormErrors.none();
        if (said().isEmpty() || said().length() > LONGEST_NAME) {
            errors = errors.and("name", t.of("planning.name.wrong"));
        }
        if (days().isEmpty()) {
            errors = errors.and("weekday", t.of("planning.weekdays.choose"));
        }
        if (Typed.number(everyWeeks, 1, Pattern.MOST_WEEKS).isEmpty()) {
            errors = errors.and("everyWeeks", t.of("planning.everyWeeks.wrong", Pattern.MOST_WEEKS));
        }
        Optional<LocalDate> first = Typed.date(from);
        Optional<LocalDate> last = Typed.date(until);
        if (first.isEmpty()) {
            errors = errors.and("from", t.of("planning.from.wrong"));
        } else if (first.get().isBefore(earliest)) {
            errors = errors.and("from", t.of("planning.date.past"));
        }
        if (last.isEmpty()) {
            errors = errors.and("until", t.of("planning.until.wrong"));
        } else if (first.isPresent() && last.get().isBefore(first.get())) {
            errors = errors.and("until", t.of("planning.until.before"));
        } else if (first.isPresent() && ChronoUnit.DAYS.between(first.get(), last.get()) > Pattern.MOST_DAYS) {
            errors = errors.and("until", t.of("planning.until.far", Pattern.MOST_DAYS));
        }
        if (Typed.dates(leftOut).isEmpty()) {
            errors = errors.and("leftOut", t.of("planning.leftOut.wrong"));
        }
        return stopsAmong(stops).isEmpty() ? errors.and("stop", t.of("planning.stop.choose")) : errors;
    }

    private Set<DayOfWeek> days() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> weekdays().contains(day.name()))
                .collect(Collectors.toSet());
    }

    /** In the order of the route; a building's only one without being chosen. */
    private List<StopId> stopsAmong(List<Stop> stops) {
        return stops.stream()
                .map(Stop::id)
                .filter(id -> stops.size() == 1 || ticked().contains(id.value().toString()))
                .toList();
    }

    /** The pattern, once there are no {@link #errors}. */
    Pattern pattern(DayPlan plan, List<Stop> stops) {
        return new Pattern(
                days(),
                Typed.number(everyWeeks, 1, Pattern.MOST_WEEKS).orElseThrow(),
                Typed.date(from).orElseThrow(),
                Typed.date(until).orElseThrow(),
                stopsAmong(stops),
                "yes".equals(holidays),
                new HashSet<>(Typed.dates(leftOut).orElseThrow()),
                plan);
    }
}
