package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.DateOrder;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.kernel.Personal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A birth date as it was written, read as far as that goes without knowing the rest of the list. */
sealed interface WrittenDate {

    /**
     * There is one way to read it.
     *
     * @param tells the order that it proves for the whole list; null for none
     */
    @Personal
    record Exact(LocalDate date, @Nullable DateOrder tells) implements WrittenDate {
        @Override
        public String toString() {
            return "Exact[masked]";
        }
    }

    /** Day and month can be either way round. */
    @Personal
    record Either(LocalDate dayFirst, LocalDate monthFirst) implements WrittenDate {
        @Override
        public String toString() {
            return "Either[masked]";
        }
    }

    record Refused(Finding why) implements WrittenDate {}

    Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})(?:[t ]\\d{1,2}:\\d{2}.*)?");
    Pattern PACKED = Pattern.compile("((?:18|19|20)\\d{2})(\\d{2})(\\d{2})");
    Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?: \\d{1,2}:\\d{2}.*)?");
    Pattern DAY_AND_WORD = Pattern.compile("(\\d{1,2})(?:er|st|nd|rd|th)?[-/. ]*([a-z]+)[-/.,]* *(\\d{4}|\\d{2})");
    Pattern WORD_AND_DAY = Pattern.compile("([a-z]+)[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\\d{4}|\\d{2})");

    Map<String, Integer> MONTHS = months();

    /** What a cell says. Nothing is guessed: a year of two digits is refused. */
    static WrittenDate of(String cell) {
        String text = folded(cell);
        if (text.isEmpty()) {
            return new Refused(Finding.BIRTH_DATE_MISSING);
        }
        for (Pattern pattern : List.of(YEAR_FIRST, PACKED)) {
            Matcher whole = pattern.matcher(text);
            if (whole.matches()) {
                return exact(date(number(whole, 1), number(whole, 2), number(whole, 3)), null);
            }
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return last.group(3).length() == 2
                    ? new Refused(Finding.BIRTH_YEAR_SHORT)
                    : eitherWay(number(last, 1), number(last, 2), number(last, 3));
        }
        Matcher dayFirst = DAY_AND_WORD.matcher(text);
        if (dayFirst.matches() && MONTHS.containsKey(dayFirst.group(2))) {
            return inWords(dayFirst.group(1), dayFirst.group(2), dayFirst.group(3));
        }
        Matcher wordFirst = WORD_AND_DAY.matcher(text);
        if (wordFirst.matches() && MONTHS.containsKey(wordFirst.group(1))) {
            return inWords(wordFirst.group(2), wordFirst.group(1), wordFirst.group(3));
        }
        return new Refused(Finding.BIRTH_DATE_UNREADABLE);
    }

    private static WrittenDate inWords(String day, String month, String year) {
        return year.length() == 2
                ? new Refused(Finding.BIRTH_YEAR_SHORT)
                : exact(date(Integer.parseInt(year), MONTHS.getOrDefault(month, 0), Integer.parseInt(day)), null);
    }

    private static WrittenDate eitherWay(int first, int second, int year) {
        Optional<LocalDate> dayFirst = date(year, second, first);
        Optional<LocalDate> monthFirst = date(year, first, second);
        if (dayFirst.isPresent() && monthFirst.isPresent() && first != second) {
            return new Either(dayFirst.get(), monthFirst.get());
        }
        return dayFirst.isPresent()
                ? exact(dayFirst, first == second ? null : DateOrder.DAY_FIRST)
                : exact(monthFirst, DateOrder.MONTH_FIRST);
    }

    private static WrittenDate exact(Optional<LocalDate> date, @Nullable DateOrder tells) {
        return date.isPresent() ? new Exact(date.get(), tells) : new Refused(Finding.BIRTH_DATE_IMPOSSIBLE);
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Without accents and case, with single spaces. */
    private static String folded(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\\p{Pd}]", "-")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> months() {
        List<List<String>> names = List.of(
                List.of("january", "jan", "janvier", "janv"),
                List.of("february", "feb", "fevrier", "fevr", "fev"),
                List.of("march", "mar", "mars"),
                List.of("april", "apr", "avril", "avr"),
                List.of("may", "mai"),
                List.of("june", "jun", "juin"),
                List.of("july", "jul", "juillet", "juil"),
                List.of("august", "aug", "aout"),
                List.of("september", "sept", "sep", "septembre"),
                List.of("october", "oct", "octobre"),
                List.of("november", "nov", "novembre"),
                List.of("december", "dec", "decembre"));
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= 12; month++) {
            for (String name : names.get(month - 1)) {
                months.put(name, month);
            }
        }
        return Map.copyOf(months);
    }
}
