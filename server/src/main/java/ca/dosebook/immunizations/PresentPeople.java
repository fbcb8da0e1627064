package ca.dosebook.immunizations;

import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import java.util.Optional;
import java.util.UUID;

/** Who is at a clinic. Told by the module that receives people; no dose is given to whom it does not know. */
public interface PresentPeople {

    /**
     * Somebody who arrived at a site.
     *
     * @param waiting whether nothing has come of it yet
     */
    record Present(PersonKey person, SiteId site, ClinicDayId day, boolean waiting) {}

    /** Locks the arrival for the caller's transaction, so that what comes of it comes of it once. */
    Optional<Present> present(SiteId site, UUID arrival);
}
