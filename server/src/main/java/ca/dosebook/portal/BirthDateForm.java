package ca.dosebook.portal;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A birth date in three boxes, as typed.
 *
 * @param day with or without a leading zero
 * @param month 1 to 12, or its name or the beginning of it, in English or French
 * @param year four digits
 */
@Personal
public record BirthDateForm(String day, String month, String year) {

    private static final int OLDEST = 125;

    public static BirthDateForm of(LocalDate date) {
        return new BirthDateForm(
                String.valueOf(date.getDayOfMonth()),
                String.valueOf(date.getMonthValue()),
                String.valueOf(date.getYear()));
    }

    public static final BirthDateForm EMPTY = new BirthDateForm("", "", "");

    /** The date, when there is such a day and someone born then can be alive. */
    public Optional<LocalDate> date(LocalDate today) {
        try {
            LocalDate date = LocalDate.of(
                    number(year, 4).orElse(0),
                    MonthReader.month(month).orElse(0),
                    number(day, 2).orElse(0));
            boolean possible = !date.isAfter(today) && date.isAfter(today.minusYears(OLDEST));
            return possible ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What to correct, in the words of the boxes; none when {@link #date} has an answer. */
    public FormErrors errors(Texts t, LocalDate today) {
        if (date(today).isPresent()) {
            return FormErrors.none();
        }
        if (day.isBlank() && month.isBlank() && year.isBlank()) {
            return FormErrors.none().and("birth", t.of("portal.birth.error.empty"));
        }
        if (number(day, 2).filter(d -> d >= 1 && d <= 31).isEmpty()) {
            return FormErrors.none().and("birth", t.of("portal.birth.error.day"));
        }
        if (MonthReader.month(month).isEmpty()) {
            return FormErrors.none().and("birthMonth", t.of("portal.birth.error.month"));
        }
        if (number(year, 4).isEmpty() || year.strip().length() != 4) {
            return FormErrors.none().and("birthYear", t.of("portal.birth.error.year"));
        }
        int typedYear = number(year, 4).orElse(0);
        if (typedYear > today.getYear()) {
            return FormErrors.none().and("birthYear", t.of("portal.birth.error.future"));
        }
        if (typedYear <= today.getYear() - OLDEST) {
            return FormErrors.none().and("birthYear", t.of("portal.birth.error.old"));
        }
        return FormErrors.none().and("birth", t.of("portal.birth.error.impossible"));
    }

    private static Optional<Integer> number(String typed, int longest) {
        String digits = typed.strip();
        boolean number = !digits.isEmpty()
                && digits.length() <= longest
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "BirthDateForm[masked]";
    }
}
