package ca.dosebook.booking;

import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which doses can be booked together. Pure: what it needs to know is handed in. */
final class BookingRules {

    private BookingRules() {}

    /** A dose on a day, booked or about to be. */
    record PlannedDose(DoseOrdinal dose, LocalDate day, ProductCode product) {}

    /** The days on which the dose after one given on a day may be given; empty when the series ends there. */
    interface Intervals {
        Optional<DoseWindow> after(DoseOrdinal dose, ProductCode product, LocalDate day);
    }

    /**
     * The first dose that does not keep its distance from the one before, is of another product, or has none before it;
     * empty when all is well.
     *
     * @param startingAt the dose that needs none before it
     */
    static Optional<DoseOrdinal> brokenInterval(List<PlannedDose> doses, DoseOrdinal startingAt, Intervals intervals) {
        List<PlannedDose> inOrder = doses.stream()
                .sorted(Comparator.comparingInt(dose -> dose.dose().value()))
                .toList();
        PlannedDose previous = null;
        for (PlannedDose dose : inOrder) {
            if (previous == null) {
                if (!dose.dose().equals(startingAt)) {
                    return Optional.of(dose.dose());
                }
            } else if (!follows(previous, dose, intervals)) {
                return Optional.of(dose.dose());
            }
            previous = dose;
        }
        return Optional.empty();
    }

    private static boolean follows(PlannedDose previous, PlannedDose dose, Intervals intervals) {
        return dose.dose().equals(previous.dose().next())
                && dose.product().equals(previous.product())
                && intervals
                        .after(previous.dose(), previous.product(), previous.day())
                        .map(window -> window.contains(dose.day()))
                        .orElse(false);
    }

    /**
     * The groups of interval rules that follow from age: those who turn 80 in the year of booking or were 80 before, as
     * Ontario counted in 2021.
     */
    static Set<PersonGroup> groups(LocalDate birthDate, LocalDate today) {
        return today.getYear() - birthDate.getYear() >= 80 ? Set.of(PersonGroup.AGE_80_PLUS) : Set.of();
    }
}
