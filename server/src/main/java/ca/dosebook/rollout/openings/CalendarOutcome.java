package ca.dosebook.rollout.openings;

import ca.dosebook.rollout.HealthUnitId;
import java.util.Set;

/** What came of changing a calendar. Everything but {@link Done} left nothing behind. */
public sealed interface CalendarOutcome {

    record Done() implements CalendarOutcome {}

    /** The moment has passed, or is this very one: nobody could be told in advance. */
    record InThePast() implements CalendarOutcome {}

    /** These units have another opening at the very moment. */
    record MomentTaken(Set<HealthUnitId> units) implements CalendarOutcome {
        public MomentTaken {
            units = Set.copyOf(units);
        }
    }

    /** It was withdrawn or has begun, or there is no pause (any more). */
    record Gone() implements CalendarOutcome {}
}
