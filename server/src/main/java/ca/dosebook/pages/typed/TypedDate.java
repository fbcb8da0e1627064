package ca.dosebook.pages.typed;

import ca.dosebook.kernel.Personal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date in the three boxes of the template {@code pages/dateField}, as typed; null where a box did not come.
 *
 * @param day one or two digits
 * @param month 1 to 12, or its name or the beginning of it, in English or French
 * @param year four digits
 */
@Personal
public record TypedDate(
        @Nullable String day,
        @Nullable String month,
        @Nullable String year) {

    /** Whether not even one box came: the form was not sent yet. */
    public boolean isAbsent() {
        return day == null && month == null && year == null;
    }

    public boolean isBlank() {
        return Stream.of(said(day), said(month), said(year)).allMatch(String::isEmpty);
    }

    /** The date, where there is such a day in a year of four digits. */
    public Optional<LocalDate> date() {
        OptionalInt inYear = inYear();
        OptionalInt inMonth = inMonth();
        OptionalInt onDay = onDay();
        if (inYear.isEmpty() || inMonth.isEmpty() || onDay.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(inYear.getAsInt(), inMonth.getAsInt(), onDay.getAsInt()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The date, where it lies between these two, both included. */
    public Optional<LocalDate> between(LocalDate first, LocalDate last) {
        return date().filter(date -> !date.isBefore(first) && !date.isAfter(last));
    }

    /** The date, where its year is one of this millennium: for what is planned or looked up. */
    public Optional<LocalDate> planned() {
        return date().filter(date -> date.getYear() >= 2000 && date.getYear() < 3000);
    }

    /** 1 to 31; empty for what no month has. */
    public OptionalInt onDay() {
        String digits = said(day);
        int number = digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 0;
        return number >= 1 && number <= 31 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** 1 to 12; empty for what begins no month, or two. */
    public OptionalInt inMonth() {
        return MonthReader.month(said(month));
    }

    /** 1000 to 9999; a year of two digits could mean two. */
    public OptionalInt inYear() {
        String digits = said(year);
        return digits.matches("[1-9][0-9]{3}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Override
    public String toString() {
        return "TypedDate[masked]";
    }
}
