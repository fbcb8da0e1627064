package ca.dosebook.reporting.readiness;

import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything the rules look at.
 *
 * @param stage in force now
 * @param next the soonest announced change of stage
 * @param paused whether booking is paused
 * @param waitingRequests that wait for a second person
 * @param rehearsalPassed when the last one was, within {@link Readiness#REHEARSED_WITHIN}
 */
public record ReadinessFacts(
        HealthUnit unit,
        Stage stage,
        Optional<Opening> next,
        Clinics clinics,
        Staffing staff,
        int openInvitations,
        Optional<People.Estimated> estimate,
        int waitingRequests,
        boolean paused,
        Optional<Instant> rehearsalPassed) {

    /** The stage to be ready for: the next one, unless it closes; else the one in force. */
    public Stage aim() {
        return next.map(Opening::stage).filter(stage -> stage != Stage.CLOSED).orElse(stage);
    }

    /** Whom the places must be enough for. */
    public People people() {
        return switch (aim()) {
            case PILOT -> openInvitations == 0 ? new People.Unknown() : new People.Invited(openInvitations);
            case OPEN, CLOSED -> estimate.isPresent() ? estimate.get() : new People.Unknown();
        };
    }

    boolean booksHere() {
        return unit.bookingTool() == BookingTool.PROVINCIAL || clinics.sites() > 0;
    }

    boolean sendsElsewhere() {
        return unit.bookingTool() == BookingTool.LOCAL || unit.callCentre() == CallCentre.LOCAL;
    }
}
