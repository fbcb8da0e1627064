package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import java.util.Optional;

/**
 * What a change does to one clinic day.
 *
 * @param after as it would be, or is; the same as before where there is a problem
 * @param problem why it stays as it is; empty when it does not
 * @param slotsInTheWay slots with people who would lose their place
 */
public record DayResult(ClinicDay before, ClinicDay after, Optional<DayProblem> problem, int slotsInTheWay) {

    static DayResult changed(ClinicDay before, ClinicDay after) {
        return new DayResult(before, after, Optional.empty(), 0);
    }

    static DayResult refused(ClinicDay before, DayProblem why) {
        return new DayResult(before, before, Optional.of(why), 0);
    }

    /** Whether anything becomes different. */
    public boolean changes() {
        return problem.isEmpty() && !before.equals(after);
    }
}
