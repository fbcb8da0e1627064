package ca.dosebook.console.publishing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.console.Ids;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds sites and days for a member of staff. What is beyond their reach is answered like what does not exist. */
@Component
class Reach {

    private final Clinics clinics;
    private final ClinicDays days;
    private final Audit audit;

    Reach(Clinics clinics, ClinicDays days, Audit audit) {
        this.clinics = clinics;
        this.days = days;
        this.audit = audit;
    }

    Site site(SignedIn staff, String id) {
        UUID asked = Ids.inAddress(id);
        return reached(staff, clinics.site(new SiteId(asked)), asked);
    }

    ReachedDay day(SignedIn staff, String id) {
        UUID asked = Ids.inAddress(id);
        Optional<ClinicDay> day = days.day(new ClinicDayId(asked));
        Site site = reached(staff, day.flatMap(found -> clinics.site(found.site())), asked);
        return day.flatMap(found -> dressed(found, site)).orElseThrow(Ids::notFound);
    }

    private Site reached(SignedIn staff, Optional<Site> site, UUID asked) {
        boolean reached = site.isPresent()
                && staff.organization()
                        .reaches(
                                site.get().healthUnit().value(), site.get().id().value());
        if (!reached) {
            audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                    .concerning(asked)
                    .noting("BEYOND_REACH"));
            throw Ids.notFound();
        }
        return site.get();
    }

    /** A day with its surroundings, for whoever was let in already. */
    Optional<ReachedDay> dressed(ClinicDay day, Site site) {
        return clinics.stops(site.id()).stream()
                .filter(stop -> stop.id().equals(day.stop()))
                .findFirst()
                .map(stop -> new ReachedDay(day, site, stop));
    }

    Optional<ReachedDay> day(ClinicDayId id) {
        return days.day(id).flatMap(day -> clinics.site(day.site()).flatMap(site -> dressed(day, site)));
    }
}
