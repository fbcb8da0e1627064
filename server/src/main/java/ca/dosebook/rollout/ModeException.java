package ca.dosebook.rollout;

import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site, a group, or a group at a site, that books another way than the rest of its unit.
 *
 * @param site null for any
 * @param group null for everyone
 * @param local how to reach the booking tool or call centre of its own
 * @param from the first moment it holds
 * @param until the first moment it no longer holds; null while it does
 */
public record ModeException(
        HealthUnitId unit,
        @Nullable UUID site,
        @Nullable PersonGroup group,
        BookingTool bookingTool,
        CallCentre callCentre,
        LocalContact local,
        Instant from,
        @Nullable Instant until) {

    public ModeException {
        if (site == null && group == null) {
            throw new IllegalArgumentException("an exception is for a site, a group or both");
        }
    }

    boolean inForce(Instant at) {
        return !from.isAfter(at) && (until == null || until.isAfter(at));
    }

    boolean isFor(EligibilityQuestion question) {
        return group == null || question.groups().contains(group);
    }
}
