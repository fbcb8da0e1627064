package ca.dosebook.access.ceilings;

import ca.dosebook.access.Role;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most persons of one kind of counting.
 *
 * @param hour from one full hour to the next, 0 or more
 * @param day from midnight to midnight, 0 or more
 */
record Ceiling(int hour, int day) {

    static final Ceiling NONE_AT_ALL = new Ceiling(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /** From this share of the ceiling on, someone is told. */
    private static final double SOFT = 0.7;

    /** What a role needs on a busy day, and not much more. */
    static Ceiling of(Role role) {
        return switch (role) {
            case CONTACT_CENTRE_AGENT -> new Ceiling(40, 250);
            case CHECK_IN, VACCINATOR -> new Ceiling(90, 600);
            case CLINIC_LEAD, HEALTH_UNIT_COORDINATOR -> new Ceiling(60, 300);
            case PRIVACY_OFFICER -> new Ceiling(30, 150);
            case PROVINCIAL_OPERATOR, INVENTORY_MANAGER, INTEGRATION_CLIENT -> NONE_AT_ALL;
        };
    }

    /** As a setting says it: {@code 40/250}. */
    static Optional<Ceiling> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        return matcher.matches()
                ? Optional.of(new Ceiling(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Who holds several roles may do what any of them needs. */
    Ceiling or(Ceiling other) {
        return new Ceiling(Math.max(hour, other.hour), Math.max(day, other.day));
    }

    boolean isNear(int inHour, int inDay) {
        return inHour >= Math.ceil(hour * SOFT) || inDay >= Math.ceil(day * SOFT);
    }
}
