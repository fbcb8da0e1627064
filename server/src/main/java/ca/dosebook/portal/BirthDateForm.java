package ca.dosebook.portal;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.wording.Texts;
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
        return boxes().between(today.minusYears(OLDEST).plusDays(1), today);
    }

    private TypedDate boxes() {
        return new TypedDate(day, month, year);
    }

    /** What to correct, in the words of the boxes; none when {@link #date} has an answer. */
    public FormErrors errors(Texts t, LocalDate today) {
        if (date(today).isPresent()) {
            return FormErrors.none();
        }
        TypedDate typed = boxes();
        if (typed.isBlank()) {
            return FormErrors.none().and("birth", t.of("portal.birth.error.empty"));
        }
        if (typed.onDay().isEmpty()) {
            return FormErrors.none().and("birth", t.of("portal.birth.error.day"));
        }
        if (typed.inMonth().isEmpty()) {
            return FormErrors.none().and("birthMonth", t.of("portal.birth.error.month"));
        }
        if (typed.inYear().isEmpty()) {
            return FormErrors.none().and("birthYear", t.of("portal.birth.error.year"));
        }
        if (typed.inYear().getAsInt() > today.getYear()) {
            return FormErrors.none().and("birthYear", t.of("portal.birth.error.future"));
        }
        if (typed.inYear().getAsInt() <= today.getYear() - OLDEST) {
            return FormErrors.none().and("birthYear", t.of("portal.birth.error.old"));
        }
        return FormErrors.none().and("birth", t.of("portal.birth.error.impossible"));
    }

    @Override
    public String toString() {
        return "BirthDateForm[masked]";
    }
}
