package ca.dosebook.reporting.pilot;

import ca.dosebook.reporting.JourneyPage;

/**
 * One page of a booking.
 *
 * @param shown how often it was shown, each time counted
 * @param reached sittings that came to it
 * @param passed those of them that went on; more than reached only where a killed process took counts with it
 */
public record PageFigures(JourneyPage page, long shown, long reached, long passed) {

    /** Sittings that have not gone on from here, or not yet. */
    public long stopped() {
        return Math.max(0, reached - passed);
    }
}
