package ca.dosebook.wording;

import ca.dosebook.kernel.Language;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of the product in one language, and the Canadian form of its dates, times and distances. Immutable and
 * shared by all threads; get one from {@link Wording} or as a controller parameter.
 */
public final class Texts {

    /** Keeps a number and its unit on one line: U+00A0. */
    private static final char NBSP = '\u00a0';

    private static final int MOST_COUNTED = 1_000;

    private final Language language;
    private final Map<String, String> plain;
    private final Map<String, Gaps> gaps;
    private final List<String> months;
    private final List<String> weekdays;
    private final NumberFormat whole;
    private final NumberFormat tenths;

    /** A text that is cut at its gaps: parts of text and numbers of arguments in turns. */
    private record Gaps(
            List<String> parts, List<Integer> arguments, MessageFormat format, Map<Integer, String> counted) {

        private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

        static Gaps of(String word, MessageFormat format) {
            List<String> parts = new ArrayList<>();
            Matcher gap = GAP.matcher(word);
            int end = 0;
            List<Integer> arguments = new ArrayList<>();
            while (gap.find()) {
                parts.add(word.substring(end, gap.start()));
                arguments.add(word.charAt(gap.start(1)) - '0');
                end = gap.end();
            }
            parts.add(word.substring(end));
            return new Gaps(parts, arguments, format, new ConcurrentHashMap<>());
        }

        /** Whether there is nothing in it that {@link MessageFormat} would read otherwise than as it stands. */
        boolean plain() {
            return parts.stream()
                    .allMatch(part -> part.indexOf('{') < 0 && part.indexOf('}') < 0 && part.indexOf('\'') < 0);
        }
    }

    Texts(Language language, Map<String, String> words) {
        this.language = language;
        this.plain = Map.copyOf(words);
        this.gaps = new HashMap<>();
        words.forEach((key, word) -> {
            if (word.indexOf('{') >= 0) {
                gaps.put(key, Gaps.of(word, new MessageFormat(word, language.locale())));
            }
        });
        DateTimeFormatter month = DateTimeFormatter.ofPattern("MMMM", language.locale());
        this.months = Stream.of(Month.values()).map(month::format).toList();
        this.weekdays = Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.FULL, language.locale()))
                .toList();
        this.whole = distances(0);
        this.tenths = distances(1);
    }

    private NumberFormat distances(int digits) {
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(digits);
        return format;
    }

    public Language language() {
        return language;
    }

    /**
     * The text of a key, word for word.
     *
     * @throws IllegalArgumentException if no messages file has the key; a test looks up every key named in the code
     */
    public String of(String key) {
        String word = plain.get(key);
        if (word == null) {
            throw new IllegalArgumentException("no text in " + language.code() + " for the key " + key);
        }
        return word;
    }

    /**
     * The text of a key with {@code {0}}, {@code {1}} … replaced, as {@link MessageFormat} does. Numbers are grouped in
     * the manner of the language; pass a year or a code as a string. A sentence that ends with “p.m.” has one full stop.
     */
    public String of(String key, Object... arguments) {
        Gaps pattern = gaps.get(key);
        return pattern == null ? of(key) : filled(pattern, arguments).replace(".m..", ".m.");
    }

    private static String filled(Gaps pattern, Object[] arguments) {
        // “3 dates”: a count stands in most lists, and there are few of them.
        if (arguments.length == 1 && arguments[0] instanceof Integer count && count >= 0 && count < MOST_COUNTED) {
            return pattern.counted().computeIfAbsent(count, c -> formatted(pattern, arguments));
        }
        StringBuilder text = new StringBuilder(pattern.parts().getFirst());
        boolean simple = pattern.plain();
        for (int gap = 0; simple && gap < pattern.arguments().size(); gap++) {
            int number = pattern.arguments().get(gap);
            String argument = number < arguments.length ? simple(arguments[number]) : null;
            simple = argument != null;
            text.append(argument).append(pattern.parts().get(gap + 1));
        }
        return simple ? text.toString() : formatted(pattern, arguments);
    }

    /** A MessageFormat is not safe for several threads at once; its clone costs less than parsing it again. */
    private static String formatted(Gaps pattern, Object[] arguments) {
        return ((MessageFormat) pattern.format().clone()).format(arguments);
    }

    /** What is written as it is: texts, and numbers that need no grouping; null for the rest. */
    private static @Nullable String simple(Object argument) {
        return switch (argument) {
            case String text -> text;
            case Integer number when number > -1000 && number < 1000 -> number.toString();
            case Long number when number > -1000 && number < 1000 -> number.toString();
            default -> null;
        };
    }

    public boolean has(String key) {
        return plain.containsKey(key);
    }

    /** Every key, the same in both languages. */
    public Set<String> keys() {
        return plain.keySet();
    }

    /** The address of a page in this language: {@code /clinics} becomes {@code /en/clinics} or {@code /fr/clinics}. */
    public String to(String path) {
        return '/' + language.code() + path;
    }

    /** “Monday, March 15, 2021”; « lundi 15 mars 2021 ». */
    public String date(LocalDate date) {
        return switch (language) {
            case EN -> weekday(date.getDayOfWeek()) + ", " + shortDate(date);
            case FR -> weekday(date.getDayOfWeek()) + ' ' + shortDate(date);
        };
    }

    /** “March 15, 2021”; « 15 mars 2021 ». */
    public String shortDate(LocalDate date) {
        return switch (language) {
            case EN -> month(date) + NBSP + date.getDayOfMonth() + ", " + date.getYear();
            case FR -> dayOfMonth(date) + NBSP + month(date) + ' ' + date.getYear();
        };
    }

    /** Without the year, where it is plain: “Monday, March 15”; « lundi 15 mars ». */
    public String day(LocalDate date) {
        return switch (language) {
            case EN -> weekday(date.getDayOfWeek()) + ", " + month(date) + NBSP + date.getDayOfMonth();
            case FR -> weekday(date.getDayOfWeek()) + ' ' + dayOfMonth(date) + NBSP + month(date);
        };
    }

    /** “Monday”; « lundi ». */
    public String weekday(DayOfWeek day) {
        return weekdays.get(day.ordinal());
    }

    private String month(LocalDate date) {
        return months.get(date.getMonthValue() - 1);
    }

    /** “2:30 p.m.”; « 14 h 30 ». On the hour “2:00 p.m.”; « 14 h ». */
    public String time(LocalTime time) {
        int hour = time.getHour();
        int minute = time.getMinute();
        return switch (language) {
            case EN -> (hour % 12 == 0 ? 12 : hour % 12) + ":" + two(minute) + NBSP + (hour < 12 ? "a.m." : "p.m.");
            case FR -> hour + "" + NBSP + 'h' + (minute == 0 ? "" : NBSP + two(minute));
        };
    }

    /** To the second: “2:30:05 p.m.”; « 14 h 30 min 5 s ». */
    public String exactTime(LocalTime time) {
        return switch (language) {
            case EN -> time(time).replace("" + NBSP, ":" + two(time.getSecond()) + NBSP);
            case FR ->
                time.getHour() + "" + NBSP + 'h' + NBSP + time.getMinute() + NBSP + "min" + NBSP + time.getSecond()
                        + NBSP + 's';
        };
    }

    /** In the zone of the moment given: “Monday, March 15, 2021 at 8:00 a.m.”; « lundi 15 mars 2021 à 8 h ». */
    public String dateTime(ZonedDateTime moment) {
        String between = switch (language) {
            case EN -> " at ";
            case FR -> " à ";
        };
        return date(moment.toLocalDate()) + between + time(moment.toLocalTime());
    }

    /**
     * A distance: “less than 1 km”, “3.4 km”, “12 km”; « moins de 1 km », « 3,4 km », « 12 km ».
     *
     * @param kilometres 0 or more
     */
    public String kilometres(double kilometres) {
        if (kilometres < 1) {
            return of("wording.lessThanOneKilometre");
        }
        // Not safe for several threads at once either.
        NumberFormat format = (NumberFormat) (kilometres < 9.95 ? tenths : whole).clone();
        return format.format(kilometres) + NBSP + "km";
    }

    private static String dayOfMonth(LocalDate date) {
        return date.getDayOfMonth() == 1 ? "1er" : Integer.toString(date.getDayOfMonth());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    @Override
    public String toString() {
        return "Texts[" + language.code() + ", " + plain.size() + " texts]";
    }
}
