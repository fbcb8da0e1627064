package ca.dosebook.demo;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.clinics.planning.RepeatingClinics;
import ca.dosebook.rollout.HealthUnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Brings the invented sites, each with one repeating clinic whose days are published already. */
@Component
class DemoClinics {

    private final Clinics clinics;
    private final RepeatingClinics repeating;

    DemoClinics(Clinics clinics, RepeatingClinics repeating) {
        this.clinics = clinics;
        this.repeating = repeating;
    }

    boolean areThere() {
        return !clinics.siteIds().isEmpty();
    }

    /** A hospital site of this unit. */
    Optional<Site> hospital(HealthUnitId unit) {
        return clinics.sites().stream()
                .filter(site -> site.healthUnit().equals(unit) && site.kind() == SiteKind.HOSPITAL)
                .findFirst();
    }

    /**
     * @param loadedOn the day from which weeks are counted
     * @param from first possible day
     * @param to last possible day
     * @param slotCapacity people a slot, if not the site's own number
     */
    void add(DemoSite demo, LocalDate loadedOn, LocalDate from, LocalDate to, OptionalInt slotCapacity) {
        clinics.addSite(demo.site(), demo.stops());
        SeriesId series = repeating.keep(
                demo.site().id(),
                demo.site().name().en() + " / " + demo.site().name().fr(),
                demo.pattern(loadedOn, from, to, slotCapacity));
        List<ClinicDay> days = demo.clinicDays(loadedOn, from, to, slotCapacity).stream()
                .map(day -> day.with(day.details().of(series)))
                .toList();
        clinics.publish(demo.site(), days);
    }
}
