package ca.dosebook.portal;

import ca.dosebook.kernel.Language;
import ca.dosebook.reporting.DeviceClass;
import ca.dosebook.reporting.JourneyPage;
import ca.dosebook.reporting.Sitting;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a draft came, so that a page counts once a draft. It stays in the browser with the answers; the server keeps
 * sums alone.
 *
 * @param begun seconds since 1970 at the first answer
 * @param invited whether the accepted invitation has been counted
 * @param feedback whether the questions of the last page were answered
 */
record Way(JourneyPage furthest, long begun, Language language, DeviceClass device, boolean invited, boolean feedback) {

    Sitting sitting(Optional<HealthUnitId> unit) {
        return new Sitting(Instant.ofEpochSecond(begun), unit, language, device);
    }

    Way to(JourneyPage page) {
        return new Way(page, begun, language, device, invited, feedback);
    }

    Way withInvitation() {
        return new Way(furthest, begun, language, device, true, feedback);
    }

    Way withFeedback() {
        return new Way(furthest, begun, language, device, invited, true);
    }
}
