package ca.dosebook.vaccines;

import ca.dosebook.kernel.Remembered;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The products and their interval rules. Every answer comes from memory; what another node or a person edits in the
 * tables is seen within a minute.
 */
@Component
public class Vaccines {

    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final Remembered<Known> known;

    private record Known(List<Product> products, IntervalRules rules) {}

    /** Brings the shipped reference data into the tables first, so that whoever is given this object finds it there. */
    Vaccines(VaccineStore store) {
        store.loadReference();
        this.known =
                new Remembered<>(MAX_AGE, () -> new Known(store.products(), new IntervalRules(store.intervalRules())));
    }

    /** Every product, by English name. */
    public List<Product> products() {
        return known.get().products();
    }

    public Optional<Product> product(ProductCode code) {
        return products().stream()
                .filter(product -> product.code().equals(code))
                .findFirst();
    }

    /**
     * The rule that says when the dose after one of this product is given: the newest in force on that day that fits
     * product and groups. Empty for a product without rules, or on a day before its first one.
     *
     * @param onDay the day of booking, in the calendar of the site
     */
    public Optional<IntervalRule> intervalRule(ProductCode product, Set<PersonGroup> groups, LocalDate onDay) {
        return known.get().rules().inForce(product, groups, onDay);
    }

    /** The days for the second dose: {@link #windowAfter(DoseOrdinal, ProductCode, Set, LocalDate, LocalDate)} dose 1. */
    public Optional<DoseWindow> windowAfter(
            ProductCode product, Set<PersonGroup> groups, LocalDate bookedOn, LocalDate previousDose) {
        return windowAfter(DoseOrdinal.FIRST, product, groups, bookedOn, previousDose);
    }

    /**
     * The days on which the dose after this one may be given. Empty when the product's series ends with this dose, or
     * when no rule is in force.
     *
     * @param dose which dose was or will be given on {@code previousDose}
     * @param bookedOn the day of booking, which decides the rule
     */
    public Optional<DoseWindow> windowAfter(
            DoseOrdinal dose,
            ProductCode product,
            Set<PersonGroup> groups,
            LocalDate bookedOn,
            LocalDate previousDose) {
        return product(product)
                .filter(known -> known.continuesAfter(dose))
                .flatMap(known -> intervalRule(product, groups, bookedOn))
                .map(rule -> rule.windowAfter(previousDose));
    }
}
