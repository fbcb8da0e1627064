package ca.dosebook.booking;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Bookings that are still to come, to be counted and weighed; nobody is shown. */
@Component
public class LiveBookings {

    private static final int AT_ONCE = 1000;

    private final LiveBookingStore store;
    private final Clock clock;

    LiveBookings(LiveBookingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Hands over the bookings of residents of this unit that have an appointment ahead, a thousand at a time. */
    public void ofUnit(HealthUnitId unit, Consumer<List<LiveBooking>> each) {
        byte[] after = new byte[0];
        List<LiveBooking> found;
        do {
            found = store.ofUnit(unit, after, clock.instant(), AT_ONCE);
            each.accept(found);
            after = found.isEmpty() ? after : found.getLast().person().value();
        } while (found.size() == AT_ONCE);
    }

    /** Those with an appointment ahead at this site, wherever they live. */
    public void atSite(SiteId site, Consumer<List<LiveBooking>> each) {
        byte[] after = new byte[0];
        List<LiveBooking> found;
        do {
            found = store.atSite(site, after, clock.instant(), AT_ONCE);
            each.accept(found);
            after = found.isEmpty() ? after : found.getLast().person().value();
        } while (found.size() == AT_ONCE);
    }
}
