package ca.dosebook.immunizations.adverse;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import java.time.Instant;
import java.util.Optional;

/**
 * A reaction that a vaccinator reports.
 *
 * @param id made when the form was: sent twice, it is recorded once
 * @param dose that it followed
 * @param site where it is reported
 * @param observedUntil until when the person sat or sits after this very dose; empty where that is not known
 * @param description in words, at most {@value AdverseEvents#LONGEST_DESCRIPTION} characters; may be empty
 */
@Personal
public record AdverseReport(
        AdverseEventId id,
        PersonKey person,
        DoseId dose,
        SiteId site,
        Optional<Instant> observedUntil,
        Told told,
        String description) {

    @Override
    public String toString() {
        return "AdverseReport[masked]";
    }
}
