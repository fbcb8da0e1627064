package ca.dosebook.booking.displacing;

import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.Person;
import java.util.Optional;

/**
 * Someone to be called, because they have no e-mail address.
 *
 * @param booking as it is now
 * @param now the new place; empty where there is none
 */
@Personal
public record CallEntry(Person person, Booking booking, Slot before, Optional<Slot> now) {

    @Override
    public String toString() {
        return "CallEntry[masked]";
    }
}
