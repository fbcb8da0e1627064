package ca.dosebook.console.checkin;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is typed at the desk: a booking reference, a health number or a swiped card in one line; or name and birth date.
 */
@Personal
record DeskSearch(
        @Nullable String code,
        @Nullable String given,
        @Nullable String family,
        @Nullable String birthDay,
        @Nullable String birthMonth,
        @Nullable String birthYear) {

    static final DeskSearch EMPTY = new DeskSearch(null, null, null, null, null, null);

    boolean isByName() {
        return text(code).isBlank()
                && !(text(family) + text(given) + text(birthDay) + text(birthMonth) + text(birthYear)).isBlank();
    }

    String typed() {
        return text(code).strip();
    }

    /** The number on a swiped card, or typed. */
    Optional<HealthCardNumber> number() {
        return CardSwipe.isOne(typed()) ? CardSwipe.number(typed()) : HealthCardNumber.parse(typed());
    }

    Optional<PersonName> name() {
        try {
            return Optional.of(new PersonName(text(given), text(family)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<LocalDate> born(LocalDate today) {
        return new TypedDate(birthDay, birthMonth, birthYear).date().filter(date -> !date.isAfter(today));
    }

    FormErrors errorsOfName(Texts t, LocalDate today) {
        FormErrors errors = FormErrors.none();
        if (name().isEmpty()) {
            errors = errors.and("family", t.of("floor.find.family.error"));
        }
        return born(today).isPresent() ? errors : errors.and("birth", t.of("floor.find.birth.error"));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @Override
    public String toString() {
        return "DeskSearch[masked]";
    }
}
