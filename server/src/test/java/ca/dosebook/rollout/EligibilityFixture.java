package ca.dosebook.rollout;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The pure assessment with as much around it as a test needs. */
final class EligibilityFixture {

    static final String HOT_SPOT_AREA = "L6P";

    private static final Predicate<String> HOT_SPOT = Set.of(HOT_SPOT_AREA)::contains;

    private EligibilityFixture() {}

    static Eligibility of(List<Opening> openings, List<EligibilityRule> rules) {
        return of(openings, rules, List.of(), List.of());
    }

    static Eligibility of(
            List<Opening> openings, List<EligibilityRule> rules, List<Pause> pauses, List<ModeException> exceptions) {
        return new Eligibility(
                new OpeningCalendar(openings),
                new BookingWays(List.of(), exceptions, rules, HOT_SPOT),
                rules,
                pauses,
                HOT_SPOT);
    }
}
