package ca.dosebook.wording;

import ca.dosebook.kernel.Language;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The words of the product in one language, and the Canadian form of its dates, times and distances. Immutable and
 * shared by all threads; get one from {@link Wording} or as a controller parameter.
 */
public final class Texts {

    /** Keeps a number and its unit on one line: U+00A0. */
    private static final char NBSP = '\u00a0';

    private final Language language;
    private final Map<String, String> plain;
    private final Map<String, MessageFormat> patterns;
    private final DateTimeFormatter monthAndYear;
    private final DateTimeFormatter month;

    Texts(Language language, Map<String, String> words) {
        this.language = language;
        this.plain = Map.copyOf(words);
        this.patterns = new HashMap<>();
        words.forEach((key, word) -> {
            if (word.indexOf('{') >= 0) {
                patterns.put(key, new MessageFormat(word, language.locale()));
            }
        });
        this.monthAndYear = DateTimeFormatter.ofPattern("MMMM uuuu", language.locale());
        this.month = DateTimeFormatter.ofPattern("MMMM", language.locale());
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
        MessageFormat pattern = patterns.get(key);
        // A MessageFormat is not safe for several threads at once; its clone costs less than parsing it again.
        return pattern == null
                ? of(key)
                : ((MessageFormat) pattern.clone()).format(arguments).replace(".m..", ".m.");
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
            case EN -> month.format(date) + NBSP + date.getDayOfMonth() + ", " + date.getYear();
            case FR -> dayOfMonth(date) + NBSP + monthAndYear.format(date);
        };
    }

    /** Without the year, where it is plain: “Monday, March 15”; « lundi 15 mars ». */
    public String day(LocalDate date) {
        return switch (language) {
            case EN -> weekday(date.getDayOfWeek()) + ", " + month.format(date) + NBSP + date.getDayOfMonth();
            case FR -> weekday(date.getDayOfWeek()) + ' ' + dayOfMonth(date) + NBSP + month.format(date);
        };
    }

    /** “Monday”; « lundi ». */
    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, language.locale());
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
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(kilometres < 9.95 ? 1 : 0);
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
