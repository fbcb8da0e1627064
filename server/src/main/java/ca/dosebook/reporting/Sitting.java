package ca.dosebook.reporting;

import ca.dosebook.kernel.Language;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of someone's way through the pages of a booking, as coarse as it is counted. All counts of a sitting fall
 * into the hour in which it began, and keep its language and device: whoever went on is then among those who had come so
 * far, in every period, whatever changed on the way.
 *
 * @param begun when the first question was answered
 * @param unit the health unit of the person; empty as long as it is not known
 */
public record Sitting(Instant begun, Optional<HealthUnitId> unit, Language language, DeviceClass device) {

    Sitting nowhere() {
        return new Sitting(begun, Optional.empty(), language, device);
    }
}
