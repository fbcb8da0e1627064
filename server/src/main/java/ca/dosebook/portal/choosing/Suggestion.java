package ca.dosebook.portal.choosing;

import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Slot;
import ca.dosebook.vaccines.DoseWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which place to suggest for the next dose: people expect the same weekday and time at the same clinic. */
final class Suggestion {

    private Suggestion() {}

    /**
     * Of the free slots at the clinic of the earlier dose: the one on the same weekday closest to the target day, at the
     * time closest to the earlier one; any weekday where that one has nothing free.
     *
     * @param free all within the window
     */
    static Optional<FreeSlot> after(Slot earlier, DoseWindow window, List<FreeSlot> free) {
        DayOfWeek weekday = earlier.day().getDayOfWeek();
        List<FreeSlot> sameWeekday = free.stream()
                .filter(slot -> slot.slot().day().getDayOfWeek() == weekday)
                .toList();
        List<FreeSlot> candidates = sameWeekday.isEmpty() ? free : sameWeekday;
        return candidates.stream()
                .min(Comparator.<FreeSlot>comparingLong(
                                slot -> distance(slot.slot().day(), window.target()))
                        .thenComparing(slot -> Duration.between(
                                        earlier.time(), slot.slot().time())
                                .abs())
                        .thenComparing(slot -> slot.slot().startsAt()));
    }

    private static long distance(LocalDate day, LocalDate target) {
        return Math.abs(ChronoUnit.DAYS.between(target, day));
    }
}
