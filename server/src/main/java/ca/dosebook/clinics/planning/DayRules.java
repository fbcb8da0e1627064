package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicSlots;
import ca.dosebook.clinics.days.DayState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a clinic day can become another. Pure: what it needs to know is handed in. */
final class DayRules {

    private DayRules() {}

    /**
     * @param slots the day's slots now
     * @param others the other days of the site
     */
    record Facts(List<SlotCount> slots, List<ClinicDay> others, ZoneId zone, LocalDate today) {}

    /** What becomes of a day that is to be like {@code wanted}. */
    static DayResult decide(ClinicDay before, ClinicDay wanted, Facts facts) {
        Optional<DayProblem> problem = problem(before, wanted, facts);
        if (problem.isPresent()) {
            return DayResult.refused(before, problem.get());
        }
        int inTheWay = slotsInTheWay(wanted, facts);
        return inTheWay == 0
                ? DayResult.changed(before, wanted)
                : new DayResult(before, before, Optional.of(DayProblem.PEOPLE_IN_IT), inTheWay);
    }

    private static Optional<DayProblem> problem(ClinicDay before, ClinicDay wanted, Facts facts) {
        if (before.day().isBefore(facts.today())) {
            return Optional.of(DayProblem.PAST);
        }
        return switch (before.state()) {
            case CANCELLED -> Optional.of(DayProblem.CANCELLED);
            case PUBLISHED -> {
                if (!before.product().equals(wanted.product())) {
                    yield Optional.of(DayProblem.PRODUCT_OF_PUBLISHED);
                }
                yield before.stop().equals(wanted.stop())
                        ? common(wanted, facts)
                        : Optional.of(DayProblem.STOP_OF_PUBLISHED);
            }
            case DRAFT -> common(wanted, facts);
        };
    }

    private static Optional<DayProblem> common(ClinicDay wanted, Facts facts) {
        if (ClinicSlots.startsOf(wanted, facts.zone()).isEmpty()) {
            return Optional.of(DayProblem.NO_SLOTS);
        }
        boolean taken = facts.others().stream().anyMatch(other -> stand(wanted, other));
        return taken ? Optional.of(DayProblem.TAKEN) : Optional.empty();
    }

    /** Whether two days cannot both be: the same stop, date and opening time. */
    static boolean stand(ClinicDay one, ClinicDay other) {
        return !one.id().equals(other.id())
                && other.state() != DayState.CANCELLED
                && one.stop().equals(other.stop())
                && one.day().equals(other.day())
                && one.opens().equals(other.opens());
    }

    private static int slotsInTheWay(ClinicDay wanted, Facts facts) {
        Set<Instant> starts = new HashSet<>(ClinicSlots.startsOf(wanted, facts.zone()));
        return (int) facts.slots().stream()
                .filter(slot -> slot.taken() > 0)
                .filter(slot -> !starts.contains(slot.startsAt()) || slot.taken() > wanted.slotCapacity())
                .count();
    }
}
