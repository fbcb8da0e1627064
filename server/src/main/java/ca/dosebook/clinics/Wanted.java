package ca.dosebook.clinics;

import ca.dosebook.clinics.days.Asker;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.SiteChoice;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What someone looks for.
 *
 * @param healthUnits only sites of these units; empty for any
 * @param product only this product; empty for any
 * @param from earliest date, in the site's zone
 * @param to latest date, in the site's zone
 * @param after only slots that start after this moment
 * @param wheelchairAccess only sites with no steps
 * @param only these sites alone; empty for any
 * @param without not these sites
 * @param asker for whom: it decides which of the places kept back are open
 */
public record Wanted(
        Set<HealthUnitId> healthUnits,
        Optional<ProductCode> product,
        LocalDate from,
        LocalDate to,
        Instant after,
        boolean wheelchairAccess,
        Optional<Set<SiteId>> only,
        Set<SiteId> without,
        Asker asker) {

    public Wanted {
        healthUnits = Set.copyOf(healthUnits);
        only = only.map(Set::copyOf);
        without = Set.copyOf(without);
    }

    /** The same at any site of the units. */
    public Wanted(
            Set<HealthUnitId> healthUnits,
            Optional<ProductCode> product,
            LocalDate from,
            LocalDate to,
            Instant after,
            boolean wheelchairAccess) {
        this(healthUnits, product, from, to, after, wheelchairAccess, Optional.empty(), Set.of(), Asker.PUBLIC);
    }

    /** The same at the sites of this choice. */
    public Wanted at(SiteChoice sites) {
        return new Wanted(
                sites.units(),
                product,
                from,
                to,
                after,
                wheelchairAccess,
                sites.only().map(Wanted::ids),
                ids(sites.without()),
                asker);
    }

    private static Set<SiteId> ids(Set<UUID> sites) {
        return sites.stream().map(SiteId::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The same between these dates. */
    public Wanted between(LocalDate earliest, LocalDate latest) {
        return new Wanted(healthUnits, product, earliest, latest, after, wheelchairAccess, only, without, asker);
    }

    /** The same, looked for by someone else. */
    public Wanted by(Asker other) {
        return new Wanted(healthUnits, product, from, to, after, wheelchairAccess, only, without, other);
    }

    /** What someone wants who wants this very slot: no other day fits. */
    public static Wanted nothingElse(Slot slot) {
        return new Wanted(
                Set.of(slot.site().healthUnit()),
                Optional.of(slot.clinicDay().product()),
                slot.day(),
                slot.day(),
                slot.startsAt().toInstant(),
                false);
    }

    /** Whether this slot is one of those looked for, free or not. */
    public boolean fits(Slot slot) {
        return fits(slot.site())
                && fits(slot.clinicDay())
                && slot.startsAt().toInstant().isAfter(after);
    }

    boolean fits(Site site) {
        return (healthUnits.isEmpty() || healthUnits.contains(site.healthUnit()))
                && (!wheelchairAccess || site.wheelchairAccess())
                && only.map(sites -> sites.contains(site.id())).orElse(true)
                && !without.contains(site.id());
    }

    boolean fits(ClinicDay day) {
        return product.map(day.product()::equals).orElse(true)
                && !day.day().isBefore(from)
                && !day.day().isAfter(to);
    }
}
