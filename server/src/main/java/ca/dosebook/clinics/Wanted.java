package ca.dosebook.clinics;

import ca.dosebook.clinics.days.Asker;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What someone looks for.
 *
 * @param healthUnits only sites of these units; empty for any
 * @param product only this product; empty for any
 * @param from earliest date, in the site's zone
 * @param to latest date, in the site's zone
 * @param after only slots that start after this moment
 * @param wheelchairAccess only sites with no steps
 * @param asker for whom: it decides which of the places kept back are open
 */
public record Wanted(
        Set<HealthUnitId> healthUnits,
        Optional<ProductCode> product,
        LocalDate from,
        LocalDate to,
        Instant after,
        boolean wheelchairAccess,
        Asker asker) {

    public Wanted {
        healthUnits = Set.copyOf(healthUnits);
    }

    /** What anyone may look for on the web. */
    public Wanted(
            Set<HealthUnitId> healthUnits,
            Optional<ProductCode> product,
            LocalDate from,
            LocalDate to,
            Instant after,
            boolean wheelchairAccess) {
        this(healthUnits, product, from, to, after, wheelchairAccess, Asker.PUBLIC);
    }

    /** The same, looked for by someone else. */
    public Wanted by(Asker other) {
        return new Wanted(healthUnits, product, from, to, after, wheelchairAccess, other);
    }

    /** The same between two dates, both included. */
    public Wanted between(LocalDate first, LocalDate last) {
        return new Wanted(healthUnits, product, first, last, after, wheelchairAccess, asker);
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
                && (!wheelchairAccess || site.wheelchairAccess());
    }

    boolean fits(ClinicDay day) {
        return product.map(day.product()::equals).orElse(true)
                && !day.day().isBefore(from)
                && !day.day().isAfter(to);
    }
}
