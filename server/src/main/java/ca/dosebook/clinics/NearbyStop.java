package ca.dosebook.clinics;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stop as seen from where someone lives. Of a long list only a few are looked at, so that what is free there is counted
 * when it is asked for; the answer is always that of the {@link Timetable} it came from.
 */
public final class NearbyStop {

    /** What is free: counted once. */
    record Seen(@Nullable FreeSlot next, int places, int days) {}

    private final Site site;
    private final Stop stop;
    private final double kilometres;
    private final Supplier<Seen> looking;
    private @Nullable Seen seen;

    NearbyStop(Site site, Stop stop, double kilometres, Supplier<Seen> looking) {
        this.site = site;
        this.stop = stop;
        this.kilometres = kilometres;
        this.looking = looking;
    }

    private Seen seen() {
        Seen known = seen;
        if (known == null) {
            known = looking.get();
            seen = known;
        }
        return known;
    }

    public Site site() {
        return site;
    }

    public Stop stop() {
        return stop;
    }

    /** Straight-line distance. */
    public double kilometres() {
        return kilometres;
    }

    /** The earliest free slot that fits what was asked; empty when there is none. */
    public Optional<FreeSlot> next() {
        return Optional.ofNullable(seen().next());
    }

    /** Free places in all that fit. */
    public int places() {
        return seen().places();
    }

    /** Dates with free places that fit. */
    public int days() {
        return seen().days();
    }
}
