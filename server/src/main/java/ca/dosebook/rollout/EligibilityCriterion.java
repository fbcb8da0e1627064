package ca.dosebook.rollout;

import ca.dosebook.vaccines.PersonGroup;
import java.util.Set;

/** Whom an eligibility rule is for. {@code rollout.criterion.…} in the messages files has the words. */
public sealed interface EligibilityCriterion {

    /** Everyone born in that year or earlier: campaigns announce ages by year, so nobody waits for a birthday. */
    record BornInOrBefore(int year) implements EligibilityCriterion {}

    /** Every member of the group. */
    record MemberOf(PersonGroup group) implements EligibilityCriterion {}

    /** Members of the group who were born in that year or earlier. */
    record MemberBornInOrBefore(PersonGroup group, int year) implements EligibilityCriterion {}

    default boolean fits(int birthYear, Set<PersonGroup> groups) {
        return switch (this) {
            case BornInOrBefore(int year) -> birthYear <= year;
            case MemberOf(PersonGroup group) -> groups.contains(group);
            case MemberBornInOrBefore(PersonGroup group, int year) -> birthYear <= year && groups.contains(group);
        };
    }

    /** The key in the messages files: {@code {0}} is the year as a string, {@code {1}} the text of the group. */
    default String messageKey() {
        return switch (this) {
            case BornInOrBefore ignored -> "rollout.criterion.bornInOrBefore";
            case MemberOf ignored -> "rollout.criterion.memberOf";
            case MemberBornInOrBefore ignored -> "rollout.criterion.memberBornInOrBefore";
        };
    }
}
