package ca.dosebook.console.checkin;

import ca.dosebook.people.HealthCardNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader types that passes for a keyboard. The magnetic stripe of an Ontario health card carries, on its tracks 1
 * and 2, the issuer's number 610054 and the ten digits of the health number (Ministry of Health, Health Card Validation
 * Reference Manual). Nothing else of it is looked at.
 */
final class CardSwipe {

    private static final Pattern TRACK = Pattern.compile("^[%;]?B?610054(\\d{10})[\\^=]");

    private CardSwipe() {}

    static boolean isOne(String typed) {
        return TRACK.matcher(typed.strip()).find();
    }

    /** Empty when it is no swipe, or its number has a wrong check digit. */
    static Optional<HealthCardNumber> number(String typed) {
        Matcher track = TRACK.matcher(typed.strip());
        return track.find() ? HealthCardNumber.parse(track.group(1)) : Optional.empty();
    }
}
