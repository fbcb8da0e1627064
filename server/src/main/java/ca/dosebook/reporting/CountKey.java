package ca.dosebook.reporting;

import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What one counter counts. */
record CountKey(
        Instant hour,
        int healthUnit,
        String language,
        DeviceClass device,
        JourneyPage page,
        JourneyEvent event,
        String detail) {

    static CountKey of(Sitting sitting, JourneyPage page, JourneyEvent event, String detail) {
        return new CountKey(
                sitting.begun().truncatedTo(ChronoUnit.HOURS),
                sitting.unit().map(HealthUnitId::value).orElse(0),
                sitting.language().name(),
                sitting.device(),
                page,
                event,
                detail);
    }
}
