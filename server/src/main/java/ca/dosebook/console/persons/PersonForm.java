package ca.dosebook.console.persons;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.people.FindBy;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Full identifiers of a person, as typed: the health number, or name, birth date and postal code. The template
 * {@code console/persons/identifiers} asks for them.
 *
 * @param by {@code number} or {@code name}
 */
@Personal
public record PersonForm(
        @Nullable String by,
        @Nullable String number,
        @Nullable String given,
        @Nullable String family,
        @Nullable String birthDay,
        @Nullable String birthMonth,
        @Nullable String birthYear,
        @Nullable String postalCode) {

    public static final PersonForm EMPTY = new PersonForm(null, null, null, null, null, null, null, null);

    private static final int OLDEST = 125;

    /** What to correct; none when {@link #findBy} has an answer. Fields of the other way do not count. */
    public FormErrors errors(Texts t, LocalDate today) {
        return switch (text(by)) {
            case "number" ->
                healthNumber().isPresent()
                        ? FormErrors.none()
                        : FormErrors.none().and("number", numberError(t));
            case "name" -> nameErrors(t, today);
            default -> FormErrors.none().and("by", t.of("persons.by.error"));
        };
    }

    private String numberError(Texts t) {
        String digits = HealthCardNumber.compact(text(number));
        if (digits.isEmpty()) {
            return t.of("persons.number.error.empty");
        }
        return t.of(digits.matches("[0-9]{10}") ? "persons.number.error.check" : "persons.number.error.length");
    }

    private FormErrors nameErrors(Texts t, LocalDate today) {
        FormErrors errors = whoErrors(t, today);
        return code().isPresent() ? errors : errors.and("postalCode", t.of("persons.postalCode.error"));
    }

    /** What to correct of name and birth date alone. */
    FormErrors whoErrors(Texts t, LocalDate today) {
        FormErrors errors = FormErrors.none();
        if (PersonName.tooLong(text(given)) || PersonName.unprintable(PersonName.tidy(text(given)))) {
            errors = errors.and("given", t.of("persons.given.error"));
        }
        if (name().isEmpty() && errors.isEmpty()) {
            errors = errors.and("family", t.of("persons.family.error"));
        }
        if (birthDate(today).isEmpty()) {
            errors = errors.and("birth", t.of("persons.birth.error"));
        }
        return errors;
    }

    /** Whom to look for; empty while there is something to correct. */
    public Optional<FindBy> findBy(LocalDate today) {
        return switch (text(by)) {
            case "number" -> healthNumber().map(FindBy.Number::new);
            case "name" ->
                name().flatMap(name -> birthDate(today)
                        .flatMap(born -> code().map(code -> new FindBy.Full(name, born, code.value()))));
            default -> Optional.empty();
        };
    }

    private Optional<HealthCardNumber> healthNumber() {
        return HealthCardNumber.parse(text(number));
    }

    Optional<PersonName> name() {
        try {
            return Optional.of(new PersonName(text(given), text(family)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<PostalCode> code() {
        return PostalCode.parse(text(postalCode));
    }

    Optional<LocalDate> birthDate(LocalDate today) {
        return new TypedDate(birthDay, birthMonth, birthYear)
                .between(today.minusYears(OLDEST).plusDays(1), today);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @Override
    public String toString() {
        return "PersonForm[masked]";
    }
}
