package ca.dosebook.immunizations.recalling;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import java.time.LocalDate;

/**
 * Somebody who was given a lot.
 *
 * @param givenOn in the calendar of the site
 */
@Personal
public record Recipient(PersonKey person, SiteId site, LocalDate givenOn) {

    @Override
    public String toString() {
        return "Recipient[masked]";
    }
}
