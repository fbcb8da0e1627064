package ca.dosebook.clinics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where places are free, answered from memory. The database is asked at most once a second, by whoever asks first after
 * that second; while nobody asks, it is not asked at all.
 */
@Component
public class Availability {

    /** How old an answer may be. */
    public static final Duration FRESH = Duration.ofSeconds(1);

    /** Past slots stay in the plan for at most this long before the plan is read anew. */
    private static final Duration PLAN_KEPT = Duration.ofHours(1);

    private final ClinicStore store;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable ClinicPlan plan;
    private volatile @Nullable Timetable timetable;

    Availability(ClinicStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The timetable, at most {@link #FRESH} old. */
    public Timetable timetable() {
        Timetable known = timetable;
        if (known != null && isFresh(known)) {
            return known;
        }
        reading.lock();
        try {
            known = timetable;
            if (known == null || !isFresh(known)) {
                known = read();
                timetable = known;
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Timetable known) {
        Duration age = Duration.between(known.asOf(), clock.instant());
        return !age.isNegative() && age.compareTo(FRESH) < 0;
    }

    private Timetable read() {
        Instant now = clock.instant();
        ClinicPlan current = currentPlan(now);
        Map<ClinicDayId, Integer[]> free = new HashMap<>();
        for (ClinicStore.FreePlaces day : store.freePlacesSince(current.since())) {
            ClinicPlan.DayPlan planned = current.day(day.clinicDay());
            // A day published between the two readings is left out until the next; never shown half.
            if (planned != null && planned.slots().size() == day.free().length) {
                free.put(day.clinicDay(), day.free());
            }
        }
        return new Timetable(current, free, now);
    }

    private ClinicPlan currentPlan(Instant now) {
        ClinicPlan known = plan;
        if (known == null
                || now.isBefore(known.since())
                || known.since().plus(PLAN_KEPT).isBefore(now)
                || known.edition() != store.edition()) {
            known = ClinicPlan.read(store, now);
            plan = known;
        }
        return known;
    }
}
