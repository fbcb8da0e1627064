package ca.dosebook.console.pilot;

import ca.dosebook.console.Moments;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.reporting.Days;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days that are wanted, as they came in the address. Nothing at all means the last four weeks. */
record DaysForm(
        @Nullable String fromDay,
        @Nullable String fromMonth,
        @Nullable String fromYear,
        @Nullable String toDay,
        @Nullable String toMonth,
        @Nullable String toYear) {

    private static final int USUAL = 28;

    static DaysForm of(LocalDate first, LocalDate last) {
        return new DaysForm(
                String.valueOf(first.getDayOfMonth()),
                String.valueOf(first.getMonthValue()),
                String.valueOf(first.getYear()),
                String.valueOf(last.getDayOfMonth()),
                String.valueOf(last.getMonthValue()),
                String.valueOf(last.getYear()));
    }

    private static DaysForm usual(LocalDate today) {
        return of(today.minusDays(USUAL - 1L), today);
    }

    /** With the usual days where none are given. */
    DaysForm filled(LocalDate today) {
        return from().isAbsent() && to().isAbsent() ? usual(today) : this;
    }

    FormErrors errors(Texts t) {
        Optional<LocalDate> first = first();
        Optional<LocalDate> last = last();
        FormErrors errors = FormErrors.none();
        if (first.isEmpty()) {
            errors = errors.and("from", t.of("pilot.days.from.error"));
        }
        if (last.isEmpty()) {
            errors = errors.and("to", t.of("pilot.days.to.error"));
        }
        if (first.isPresent() && last.isPresent()) {
            if (last.get().isBefore(first.get())) {
                errors = errors.and("to", t.of("pilot.days.order"));
            } else if (!last.get().isBefore(first.get().plusDays(Days.MOST))) {
                errors = errors.and("to", t.of("pilot.days.many", Days.MOST));
            }
        }
        return errors;
    }

    /** The days wanted; the usual ones where what came cannot be read. */
    Days days(Texts t, LocalDate today) {
        DaysForm form = filled(today);
        DaysForm good = form.errors(t).isEmpty() ? form : usual(today);
        return new Days(good.first().orElse(today), good.last().orElse(today), Moments.ZONE);
    }

    /** The same in an address: {@code ?fromDay=1&…}. */
    static String query(Days days) {
        LocalDate first = days.first();
        LocalDate last = days.last();
        return "?fromDay=%d&fromMonth=%d&fromYear=%d&toDay=%d&toMonth=%d&toYear=%d"
                .formatted(
                        first.getDayOfMonth(),
                        first.getMonthValue(),
                        first.getYear(),
                        last.getDayOfMonth(),
                        last.getMonthValue(),
                        last.getYear());
    }

    private Optional<LocalDate> first() {
        return from().planned();
    }

    private Optional<LocalDate> last() {
        return to().planned();
    }

    private TypedDate from() {
        return new TypedDate(fromDay, fromMonth, fromYear);
    }

    private TypedDate to() {
        return new TypedDate(toDay, toMonth, toYear);
    }
}
