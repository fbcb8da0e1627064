package ca.dosebook.journeys;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The phones of the staff, in milliseconds since 1970: they follow a product's clock once it can be set. */
final class Clocks implements LongSupplier {

    private volatile @Nullable SetClock set;

    void follow(SetClock clock) {
        set = clock;
    }

    @Override
    public long getAsLong() {
        SetClock clock = set;
        return clock == null ? System.currentTimeMillis() : clock.millis();
    }
}
