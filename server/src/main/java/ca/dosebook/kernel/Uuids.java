package ca.dosebook.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/**
 * Identifiers made in the application (UUIDv7, RFC 9562 section 5.7), so that an id is known before the row is written
 * and can serve as the idempotency key of the act.
 */
public final class Uuids {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Uuids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
