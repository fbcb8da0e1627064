package ca.dosebook.booking.arrivals;

import java.time.Instant;
import java.util.Optional;

/**
 * A clinic day in numbers.
 *
 * @param booked appointments of the day that stand or stood until it came
 * @param came arrivals, walk-ins among them, without those taken back
 * @param observed who sits after the dose now
 * @param expected who has an appointment and has not come yet
 * @param walkIns whether people without an appointment are let in
 * @param closedAt when the day was closed
 */
public record FloorCount(
        int booked,
        int came,
        int cameWithout,
        int waiting,
        int observed,
        int dosed,
        int notGiven,
        int noShow,
        int expected,
        boolean walkIns,
        Optional<Instant> closedAt) {}
