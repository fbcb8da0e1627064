package ca.dosebook.console.clinics;

import ca.dosebook.clinics.days.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is typed in the forms of clinics, forgiving in how and strict in what. */
public final class Typed {

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})\\s*(?:[:.h]\\s*(\\d{2})?)?\\s*(?:([ap])\\.?\\s?m\\.?)?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[-–—]\\s*|\\s+(?:to|à)\\s+");

    private Typed() {}

    public static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** {@code 9:00}, {@code 17.30}, {@code 9 h 30}, {@code 1:30 p.m.}. */
    public static Optional<LocalTime> time(@Nullable String typed) {
        Matcher parts = TIME.matcher(said(typed).replace('\u00a0', ' ').toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts.group(1));
        int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        String half = parts.group(3);
        if (half != null && (hour < 1 || hour > 12)) {
            return Optional.empty();
        }
        int hours = half == null ? hour : hour % 12 + (half.equals("p") ? 12 : 0);
        return hours > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hours, minute));
    }

    /** As a browser's date field sends it: {@code 2021-03-29}. */
    public static Optional<LocalDate> date(@Nullable String typed) {
        try {
            return said(typed).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(said(typed)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** Dates with commas or spaces between them; empty when one is none. */
    public static Optional<List<LocalDate>> dates(@Nullable String typed) {
        List<LocalDate> dates = new ArrayList<>();
        for (String one : said(typed).split("[\\s,;]+")) {
            Optional<LocalDate> date = date(one);
            if (date.isPresent()) {
                dates.add(date.get());
            } else if (!one.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(dates);
    }

    /** A whole number between two, both included. */
    public static OptionalInt number(@Nullable String typed, int least, int most) {
        String digits = said(typed);
        if (!digits.matches("\\d{1,6}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Spans such as {@code 12:00-12:30, 15:00-15:15}; empty when one is none. */
    public static Optional<List<Span>> spans(@Nullable String typed) {
        List<Span> spans = new ArrayList<>();
        for (String one : said(typed).split("[,;]")) {
            if (one.isBlank()) {
                continue;
            }
            String[] ends = BETWEEN.split(one.strip());
            Optional<LocalTime> from = ends.length == 2 ? time(ends[0]) : Optional.empty();
            Optional<LocalTime> to = ends.length == 2 ? time(ends[1]) : Optional.empty();
            if (from.isEmpty() || to.isEmpty() || !from.get().isBefore(to.get())) {
                return Optional.empty();
            }
            spans.add(new Span(from.get(), to.get()));
        }
        return Optional.of(spans);
    }

    /** As {@link #spans} reads it. */
    public static String written(List<Span> spans) {
        return String.join(", ", spans.stream().map(Span::toString).toList());
    }
}
