package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.days.DayPart;
import java.util.Set;

/** What a change of a repeating clinic does to one of its days. */
public sealed interface SeriesChange {

    /** The day it is about, as it is or would be. */
    ClinicDay day();

    /** A new draft. */
    record Added(ClinicDay day) implements SeriesChange {}

    /**
     * A day becomes different.
     *
     * @param day as it would be
     * @param kept what stays its own, though the repeating clinic says otherwise
     */
    record Changed(ClinicDay before, ClinicDay day, Set<DayPart> kept) implements SeriesChange {
        public Changed {
            kept = Set.copyOf(kept);
        }
    }

    /**
     * A day stays as it is, fitting the repeating clinic or being its own.
     *
     * @param kept what is its own, though the repeating clinic says otherwise
     */
    record Same(ClinicDay day, Set<DayPart> kept) implements SeriesChange {
        public Same {
            kept = Set.copyOf(kept);
        }
    }

    /** A draft goes. */
    record Dropped(ClinicDay day) implements SeriesChange {}

    /** A published day is no longer one of its dates: it stays until it is cancelled or moved. */
    record LeftOver(ClinicDay day) implements SeriesChange {}

    /**
     * A day cannot become what the repeating clinic says, or a new one cannot be: it stays as it is.
     *
     * @param slotsInTheWay slots with people who would lose their place
     */
    record Refused(ClinicDay day, DayProblem why, int slotsInTheWay) implements SeriesChange {}
}
