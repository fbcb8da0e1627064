package ca.dosebook.invitations;

import ca.dosebook.kernel.Personal;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import java.time.LocalDate;
import java.util.Optional;

/** Whom an invitation is for: the birth date with the health number, or with the name where the number is not known. */
@Personal
public record Invitee(PersonName name, LocalDate birthDate, Optional<HealthCardNumber> healthNumber) {

    @Override
    public String toString() {
        return "Invitee[masked]";
    }
}
