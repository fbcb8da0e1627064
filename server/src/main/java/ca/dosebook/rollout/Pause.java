package ca.dosebook.rollout;

import ca.dosebook.kernel.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nobody new gets in, while who was booking already finishes.
 *
 * @param until the first moment after it; null while it lasts
 * @param reason shown to residents
 */
public record Pause(
        HealthUnitId unit, Instant since, @Nullable Instant until, Bilingual reason) {

    boolean inForce(Instant at) {
        return !since.isAfter(at) && (until == null || until.isAfter(at));
    }
}
