package ca.dosebook.console.clinics;

import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.clinics.planning.RepeatingClinics;
import ca.dosebook.clinics.planning.Series;
import ca.dosebook.console.Ids;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Rollout;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The sites, days and repeating clinics that a member of staff reaches. What is beyond reach is answered like what is not
 * there, and written down as refused.
 */
@Component
public class Reached {

    private final Clinics clinics;
    private final RepeatingClinics repeating;
    private final Rollout rollout;
    private final Audit audit;

    Reached(Clinics clinics, RepeatingClinics repeating, Rollout rollout, Audit audit) {
        this.clinics = clinics;
        this.repeating = repeating;
        this.rollout = rollout;
        this.audit = audit;
    }

    private static boolean reaches(SignedIn staff, Site site) {
        return staff.organization().reaches(site.healthUnit().value(), site.id().value());
    }

    /** Every site within reach, in no order. */
    public List<Site> sites(SignedIn staff) {
        return clinics.sites().stream().filter(site -> reaches(staff, site)).toList();
    }

    /** The site with an id from an address. */
    public Site site(SignedIn staff, String id) {
        UUID typed = Ids.inAddress(id);
        return orNotFound(staff, typed, clinics.site(new SiteId(typed)).filter(site -> reaches(staff, site)));
    }

    /** The clinic day with an id from an address. */
    public ClinicDay day(SignedIn staff, String id) {
        UUID typed = Ids.inAddress(id);
        return orNotFound(staff, typed, clinics.day(new ClinicDayId(typed)).filter(day -> isWithin(staff, day.site())));
    }

    /** The repeating clinic with an id from an address. */
    public Series series(SignedIn staff, String id) {
        UUID typed = Ids.inAddress(id);
        return orNotFound(
                staff, typed, repeating.find(new SeriesId(typed)).filter(series -> isWithin(staff, series.site())));
    }

    /** The days with these ids; one beyond reach ends the request as if it were not there. */
    public Set<ClinicDayId> days(SignedIn staff, Collection<String> ids) {
        Set<ClinicDayId> typed = ids.stream()
                .flatMap(id -> Ids.of(id).stream())
                .map(ClinicDayId::new)
                .collect(Collectors.toSet());
        for (ClinicDay day : clinics.days(typed)) {
            orNotFound(staff, day.id().value(), Optional.of(day).filter(found -> isWithin(staff, found.site())));
        }
        return typed;
    }

    private boolean isWithin(SignedIn staff, SiteId id) {
        return clinics.site(id).filter(site -> reaches(staff, site)).isPresent();
    }

    private <T> T orNotFound(SignedIn staff, UUID id, Optional<T> found) {
        return found.orElseThrow(() -> {
            audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                    .concerning(id)
                    .noting("BEYOND_REACH"));
            return Ids.notFound();
        });
    }

    /** Where new sites may be added: everywhere, in the own unit, or, for a hospital, nowhere. */
    public List<HealthUnit> unitsForNewSites(SignedIn staff) {
        OrganizationKind kind = staff.organization().kind();
        return rollout.healthUnits().stream()
                .filter(unit -> switch (kind) {
                    case PROVINCE -> true;
                    case HEALTH_UNIT ->
                        staff.organization().healthUnit().orElse(0) == unit.id().value();
                    case HOSPITAL, CONTACT_CENTRE -> false;
                })
                .toList();
    }
}
