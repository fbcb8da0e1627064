package ca.dosebook.invitations;

import ca.dosebook.kernel.Personal;
import ca.dosebook.people.PersonName;
import java.time.LocalDate;
import java.util.Optional;

/** Whom an invitation is for and how they are told of it; kept sealed with the invitation. */
@Personal
public record InvitationDetails(PersonName name, LocalDate birthDate, Reach reach) {

    /**
     * Every part may be missing.
     *
     * @param street and number, on one line
     * @param postalCode as printed on an envelope, or its first three characters
     */
    @Personal
    public record Reach(
            Optional<String> email,
            Optional<String> phone,
            Optional<String> street,
            Optional<String> town,
            Optional<String> postalCode) {

        public static final Reach NONE =
                new Reach(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        @Override
        public String toString() {
            return "Reach[masked]";
        }
    }

    @Override
    public String toString() {
        return "InvitationDetails[masked]";
    }
}
