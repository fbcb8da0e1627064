package ca.dosebook.console.auditing;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.people.FindBy;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.wording.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Full identifiers as typed: a health number, or name, birth date and postal code. */
@Personal
record FindForm(
        @Nullable String number,
        @Nullable String given,
        @Nullable String family,
        @Nullable String birthDay,
        @Nullable String birthMonth,
        @Nullable String birthYear,
        @Nullable String postalCode) {

    static final FindForm EMPTY = new FindForm(null, null, null, null, null, null, null);

    private static final Pattern POSTAL_CODE = Pattern.compile("[A-Za-z][0-9][A-Za-z][ \\u00a0-]?[0-9][A-Za-z][0-9]");

    /** Empty where {@link #errors} has something to say. */
    Optional<FindBy> findBy() {
        if (!typed(number).isEmpty()) {
            return HealthCardNumber.parse(typed(number)).map(FindBy.Number::new);
        }
        Optional<PersonName> name = name();
        Optional<LocalDate> born = born();
        return name.isPresent() && born.isPresent() && hasPostalCode()
                ? Optional.of(new FindBy.Full(name.get(), born.get(), typed(postalCode)))
                : Optional.empty();
    }

    FormErrors errors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (!typed(number).isEmpty()) {
            return HealthCardNumber.parse(typed(number)).isPresent()
                    ? errors
                    : errors.and("number", t.of("auditing.person.number.error"));
        }
        if (isBlank()) {
            return errors.and("number", t.of("auditing.person.empty"));
        }
        if (name().isEmpty()) {
            errors = errors.and("given", t.of("auditing.person.name.error"));
        }
        if (born().isEmpty()) {
            errors = errors.and("birth", t.of("auditing.person.birth.error"));
        }
        if (!hasPostalCode()) {
            errors = errors.and("postalCode", t.of("auditing.person.postalCode.error"));
        }
        return errors;
    }

    private boolean isBlank() {
        return (typed(given)
                        + typed(family)
                        + typed(birthDay)
                        + typed(birthMonth)
                        + typed(birthYear)
                        + typed(postalCode))
                .isEmpty();
    }

    private boolean hasPostalCode() {
        return POSTAL_CODE.matcher(typed(postalCode)).matches();
    }

    private Optional<PersonName> name() {
        if (typed(given).isEmpty() || typed(family).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PersonName(PersonName.tidy(typed(given)), PersonName.tidy(typed(family))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDate> born() {
        try {
            return Optional.of(LocalDate.of(number(birthYear), number(birthMonth), number(birthDay)))
                    .filter(date -> date.getYear() >= 1880);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String typed) {
        return typed(typed).matches("[0-9]{1,4}") ? Integer.parseInt(typed(typed)) : 0;
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    @Override
    public String toString() {
        return "FindForm[masked]";
    }
}
