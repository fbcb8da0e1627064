package ca.dosebook.booking.displacing;

import ca.dosebook.clinics.Slot;
import java.util.List;
import java.util.Optional;

/**
 * Where the people of a clinic day would go if it fell out now. Others book meanwhile, so it is a forecast.
 *
 * @param people live appointments of the day that are still ahead
 * @param destinations where they would go, the most people first
 * @param without for how many no place fits
 * @param laterDoses how many later doses would go along, so that intervals are kept
 * @param byMail how many have an e-mail address; the others are to be called
 * @param example one of the places given up, and what that person would get; empty where nobody is affected
 */
public record Forecast(
        int people,
        List<Destination> destinations,
        int without,
        int laterDoses,
        int byMail,
        Optional<Example> example) {

    public Forecast {
        destinations = List.copyOf(destinations);
    }

    /**
     * A clinic to which some of them would go.
     *
     * @param earliest one of the new places there
     * @param latest another
     * @param kilometres from the old clinic, straight-line; 0 for the same one
     */
    public record Destination(int people, Slot earliest, Slot latest, double kilometres) {}

    /** @param now empty where there is no new place */
    public record Example(Slot before, Optional<Slot> now) {}
}
