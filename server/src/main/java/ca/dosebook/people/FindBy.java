package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.time.LocalDate;

/** Full identifiers, by which one person is found. */
public sealed interface FindBy {

    @Personal
    record Number(HealthCardNumber number) implements FindBy {
        @Override
        public String toString() {
            return "Number[masked]";
        }
    }

    /** @param postalCode six characters, in any usual spelling */
    @Personal
    record Full(PersonName name, LocalDate birthDate, String postalCode) implements FindBy {
        @Override
        public String toString() {
            return "Full[masked]";
        }
    }
}
