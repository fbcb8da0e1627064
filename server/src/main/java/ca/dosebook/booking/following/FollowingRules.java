package ca.dosebook.booking.following;

import ca.dosebook.booking.Appointment;
import ca.dosebook.vaccines.DoseWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** What a live appointment does when the record of doses changed. Pure. */
final class FollowingRules {

    private FollowingRules() {}

    enum Step {
        STAY,
        /** The dose it is for was given. */
        FREE,
        /** It is too soon after the dose before, and has to go elsewhere. */
        MOVE,
        /** It is later than the rule says: another place is looked for, and it stays where there is none. */
        MOVE_IF_BETTER
    }

    /**
     * @param given how many doses stand in the record
     * @param window of the next dose; empty when there is no rule
     */
    static Step of(
            Appointment live, int given, Optional<DoseWindow> window, Function<Appointment, ZoneId> zone, Instant now) {
        if (!live.startsAt().isAfter(now)) {
            return Step.STAY;
        }
        if (live.dose().value() <= given) {
            return Step.FREE;
        }
        if (live.dose().value() > given + 1 || window.isEmpty()) {
            return Step.STAY;
        }
        var day = live.startsAt().atZone(zone.apply(live)).toLocalDate();
        if (day.isBefore(window.get().earliest())) {
            return Step.MOVE;
        }
        return day.isAfter(window.get().latest()) ? Step.MOVE_IF_BETTER : Step.STAY;
    }
}
