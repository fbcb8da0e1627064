package ca.dosebook.rollout;

import ca.dosebook.vaccines.PersonGroup;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom an eligibility rule is for: all parts must fit. {@link ca.dosebook.rollout.words.RolloutWords} has the words.
 *
 * @param bornInOrBefore everyone born in that year or earlier: campaigns announce ages by year, so nobody waits for a
 *     birthday; null for any year
 * @param group members of this group only; null for everyone
 * @param areas where the person lives
 * @param byInvitation these people only with an invitation, also where the unit is open
 */
public record EligibilityCriterion(
        @Nullable Integer bornInOrBefore, @Nullable PersonGroup group, PostalAreas areas, boolean byInvitation) {

    private static final Pattern FSA = Pattern.compile("[A-Z][0-9][A-Z]");

    /** Where someone lives, as a rule sees it. */
    public sealed interface PostalAreas {}

    public record Anywhere() implements PostalAreas {}

    /** Any area that {@link PostalArea#hotSpot()} marks. */
    public record HotSpots() implements PostalAreas {}

    /** @param fsas the first three characters each, upper case, in order; at least one */
    public record These(Set<String> fsas) implements PostalAreas {
        public These {
            if (fsas.isEmpty()
                    || !fsas.stream().allMatch(fsa -> FSA.matcher(fsa).matches())) {
                throw new IllegalArgumentException("areas are named by three characters: " + fsas);
            }
            fsas = Collections.unmodifiableSortedSet(new TreeSet<>(fsas));
        }
    }

    public static EligibilityCriterion everyone() {
        return new EligibilityCriterion(null, null, new Anywhere(), false);
    }

    public static EligibilityCriterion bornInOrBefore(int year) {
        return new EligibilityCriterion(year, null, new Anywhere(), false);
    }

    public static EligibilityCriterion memberOf(PersonGroup group) {
        return new EligibilityCriterion(null, group, new Anywhere(), false);
    }

    /** These, if they were also born in that year or earlier. */
    public EligibilityCriterion andBornInOrBefore(int year) {
        return new EligibilityCriterion(year, group, areas, byInvitation);
    }

    /** These, if they also live there. */
    public EligibilityCriterion livingIn(PostalAreas where) {
        return new EligibilityCriterion(bornInOrBefore, group, where, byInvitation);
    }

    /** These, but only with an invitation. */
    public EligibilityCriterion invitedOnly() {
        return new EligibilityCriterion(bornInOrBefore, group, areas, true);
    }

    /** Whether every part fits but, perhaps, the invitation. */
    boolean describes(EligibilityQuestion question, Predicate<String> hotSpot) {
        return isForSome(question.birthYear(), question.groups()) && inAreas(question.area(), hotSpot);
    }

    /** Whether year of birth and group fit, wherever someone lives. */
    boolean isForSome(int birthYear, Set<PersonGroup> groups) {
        return (bornInOrBefore == null || birthYear <= bornInOrBefore) && (group == null || groups.contains(group));
    }

    private boolean inAreas(@Nullable String area, Predicate<String> hotSpot) {
        return switch (areas) {
            case Anywhere ignored -> true;
            case HotSpots ignored -> area != null && hotSpot.test(area);
            case These(Set<String> fsas) -> area != null && fsas.contains(area);
        };
    }

    /** Whether everyone whom {@code other} describes is described by this too. */
    boolean includes(EligibilityCriterion other) {
        Integer latest = other.bornInOrBefore();
        return (bornInOrBefore == null || (latest != null && latest <= bornInOrBefore))
                && (group == null || group.equals(other.group()))
                && switch (areas) {
                    case Anywhere ignored -> true;
                    case HotSpots ignored -> other.areas() instanceof HotSpots;
                    case These(Set<String> fsas) ->
                        other.areas() instanceof These(Set<String> narrower) && fsas.containsAll(narrower);
                };
    }
}
