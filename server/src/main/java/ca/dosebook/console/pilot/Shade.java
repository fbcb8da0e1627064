package ca.dosebook.console.pilot;

import ca.dosebook.reporting.pilot.Funnel;

/** Five steps of how many of those invited have booked, each with a pattern of its own on the map. */
enum Shade {
    NONE,
    BELOW_QUARTER,
    BELOW_HALF,
    BELOW_THREE_QUARTERS,
    MOST;

    static Shade of(Funnel funnel) {
        if (funnel.invited() == 0) {
            return NONE;
        }
        long quarters = funnel.booked() * 4 / funnel.invited();
        return quarters < 1 ? BELOW_QUARTER : quarters < 2 ? BELOW_HALF : quarters < 3 ? BELOW_THREE_QUARTERS : MOST;
    }
}
