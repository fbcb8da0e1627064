package ca.dosebook.immunizations.adverse;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.Route;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A report of an adverse event with what came of it.
 *
 * @param about the dose as it stood in the record when the report was made
 * @param site where the dose was given; for a dose from elsewhere, where it was reported
 * @param reportedIn where it was reported. The health units of both sites follow it up: the law has it reported to the one
 *     in which the person was seen
 * @param observedUntil until when the person sat after the dose, where that is known
 * @param versions in order, at least one; where only the newest was asked for, that one
 */
@Personal
public record AdverseEvent(
        AdverseEventId id,
        PersonKey person,
        About about,
        SiteId site,
        SiteId reportedIn,
        Optional<Instant> observedUntil,
        UUID reportedBy,
        Instant reportedAt,
        List<EventVersion> versions) {

    public AdverseEvent {
        versions = List.copyOf(versions);
    }

    /** The dose of a report. */
    @Personal
    public record About(
            DoseId dose,
            ProductCode product,
            Optional<LotId> lot,
            Optional<String> lotNumber,
            LocalDate givenOn,
            Optional<Instant> givenAt,
            Optional<BodySite> bodySite,
            Optional<Route> route) {
        @Override
        public String toString() {
            return "About[masked]";
        }
    }

    /** How it stands. */
    public EventVersion newest() {
        return versions.getLast();
    }

    AdverseEvent with(List<EventVersion> all) {
        return new AdverseEvent(id, person, about, site, reportedIn, observedUntil, reportedBy, reportedAt, all);
    }

    /** Whether one of these sites has to do with it. */
    public boolean isWithin(Set<SiteId> sites) {
        return sites.contains(site) || sites.contains(reportedIn);
    }

    public boolean isSerious() {
        return newest().told().isSerious();
    }

    /** Whether it began while the person sat after the dose; empty where nobody knows until when that was. */
    public Optional<Boolean> withinObservation() {
        return observedUntil.map(until -> !newest().told().onsetAt().isAfter(until));
    }

    @Override
    public String toString() {
        return "AdverseEvent[masked]";
    }
}
