package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.time.LocalDate;

/** Who someone says they are. */
@Personal
public record Identity(PersonName name, LocalDate birthDate, IdentityDocument document) {

    @Override
    public String toString() {
        return "Identity[masked]";
    }
}
