package ca.dosebook.console.doses;

import ca.dosebook.kernel.Personal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A date in three boxes, as typed: digits. */
@Personal
record Typed(String day, String month, String year) {

    static Typed of(LocalDate date) {
        return new Typed(
                String.valueOf(date.getDayOfMonth()),
                String.valueOf(date.getMonthValue()),
                String.valueOf(date.getYear()));
    }

    Optional<LocalDate> date() {
        if (!day.strip().matches("[0-9]{1,2}")
                || !month.strip().matches("[0-9]{1,2}")
                || !year.strip().matches("[0-9]{4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(year.strip()), Integer.parseInt(month.strip()), Integer.parseInt(day.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Typed[masked]";
    }
}
