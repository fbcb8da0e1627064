package ca.dosebook.invitations.cohorts;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.vaccines.PersonGroup;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who a candidate is, and how to reach them, as the list says.
 *
 * @param healthNumber empty where the list has none, or none with a right check digit
 */
@Personal
public record CandidateDetails(
        PersonName name,
        LocalDate birthDate,
        Optional<HealthCardNumber> healthNumber,
        Address address,
        Reach reach,
        Optional<PersonGroup> group) {

    /**
     * Where someone lives. Every part may be missing.
     *
     * @param postalCode as printed on an envelope, {@code K7L 3N6}, or the first three characters where the list has no
     *     more
     */
    @Personal
    public record Address(Optional<String> street, Optional<String> town, Optional<String> postalCode) {

        /** Whether a letter can be sent there. */
        public boolean takesLetters() {
            return street.isPresent()
                    && town.isPresent()
                    && postalCode.filter(code -> code.length() > 3).isPresent();
        }

        @Override
        public String toString() {
            return "Address[masked]";
        }
    }

    /**
     * How to reach someone, and in which language.
     *
     * @param phone ten digits, or with a leading + and more, as dialled
     * @param language English where the list says nothing
     */
    @Personal
    public record Reach(
            Optional<String> email, Optional<String> phone, Language language, ContactPermission permission) {

        @Override
        public String toString() {
            return "Reach[masked]";
        }
    }

    @Override
    public String toString() {
        return "CandidateDetails[masked]";
    }
}
