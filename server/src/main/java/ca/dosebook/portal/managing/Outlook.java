package ca.dosebook.portal.managing;

import ca.dosebook.clinics.Slot;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The doses of a booking as they stand, and as they would stand with the places that are held. Pure.
 *
 * @param standings by dose
 */
record Outlook(List<Standing> standings) {

    Outlook {
        standings = List.copyOf(standings);
    }

    /**
     * One dose.
     *
     * @param now the live appointment
     * @param ahead whether the live appointment has not begun
     * @param next the place held instead
     */
    record Standing(int dose, Optional<Slot> now, boolean ahead, Optional<Slot> next) {

        Optional<Slot> then() {
            return next.or(() -> now);
        }

        /** Whether another place can be chosen: a live appointment that has begun stays what it is. */
        boolean open() {
            return now.isEmpty() || ahead;
        }
    }

    /** The days for the dose after one given on a day; empty when the series ends there. */
    interface Windows {
        Optional<DoseWindow> after(DoseOrdinal dose, ProductCode product, LocalDate day);
    }

    Optional<Standing> dose(int dose) {
        return standings.stream().filter(standing -> standing.dose() == dose).findFirst();
    }

    /** Where and when a dose would be given. */
    Optional<Slot> then(int dose) {
        return dose(dose).flatMap(Standing::then);
    }

    /**
     * The first dose that needs another place because of what is held. Of two doses that don't fit, that is the one for
     * which nothing is held; the later one where something is held for both or the earlier one has been given.
     */
    Optional<Integer> toChoose(Windows windows) {
        for (Standing standing : standings) {
            Optional<Standing> later = dose(standing.dose() + 1);
            Optional<Slot> slot = standing.then();
            Optional<Slot> laterSlot = later.flatMap(Standing::then);
            boolean changes =
                    standing.next().isPresent() || later.flatMap(Standing::next).isPresent();
            if (slot.isEmpty() || laterSlot.isEmpty() || !changes) {
                continue;
            }
            if (!follows(standing.dose(), slot.get(), laterSlot.get(), windows)) {
                boolean earlierIsMissing = standing.next().isEmpty() && standing.open();
                return Optional.of(earlierIsMissing ? standing.dose() : standing.dose() + 1);
            }
        }
        return Optional.empty();
    }

    static boolean follows(int dose, Slot slot, Slot later, Windows windows) {
        ProductCode product = slot.clinicDay().product();
        return product.equals(later.clinicDay().product())
                && windows.after(new DoseOrdinal(dose), product, slot.day())
                        .map(window -> window.contains(later.day()))
                        .orElse(false);
    }
}
